// ZEN and json-rules-engine, given the same demands and limits. Reads the question from the file named on the command
// line; then, for every line "ENGINE PERSON" on standard input, answers with one line of JSON. What does not change is
// made once and kept; a person's models are made before the clock starts.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import zen from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';

const question = JSON.parse(readFileSync(process.argv[2], 'utf8'));

// A variant as facts: one number for each dimension it asks for.
const facts = question.variants.map(({ demand }) => Object.fromEntries(demand.map(([d, level]) => [`d${d}`, level])));
const libraryOf = question.variants.map(({ library }) => library);

const verdictOf = (level, [, alone, watched, signed]) => (level > signed ? 3 : level > watched ? 2 : level > alone ? 1 : 0);

// ---- ZEN: a decision table with a row for every dimension of every limit, all rows that hit are collected ----
const zenEngine = new zen.ZenEngine();
function zenModel(limits) {
  const rules = limits.flatMap((caps, limit) =>
    caps.map((cap, place) => {
      const level = `(d${cap[0]} ?? 0)`;
      return {
        _id: `${limit}-${place}`,
        over: `${level} > ${cap[1]}`,
        limit: `${limit}`,
        verdict: `${level} > ${cap[3]} ? 3 : ${level} > ${cap[2]} ? 2 : 1`,
      };
    }));
  const at = { x: 0, y: 0 };
  const content = {
    hitPolicy: 'collect',
    inputs: [{ id: 'over', name: 'over' }],
    outputs: [{ id: 'limit', name: 'limit', field: 'limit' }, { id: 'verdict', name: 'verdict', field: 'verdict' }],
    rules,
  };
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: at },
      { id: 'table', type: 'decisionTableNode', name: 'table', position: at, content },
      { id: 'out', type: 'outputNode', name: 'out', position: at },
    ],
    edges: [
      { id: '1', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: '2', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
}
const zenDecisions = question.people.map(({ libraries }) =>
  libraries.map((limits) => zenEngine.createDecision(new zen.ZenDecisionContent(zenModel(limits)))));
async function askZen(person) {
  const said = [];
  for (let i = 0; i < facts.length; ++i) {
    const { result } = await zenDecisions[person][libraryOf[i]].evaluate(facts[i]);
    let worst = 0;
    const binding = new Set();
    for (const { limit, verdict } of result) {
      worst = Math.max(worst, verdict);
      binding.add(limit);
    }
    said.push([worst, binding]);
  }
  return said;
}

// ---- json-rules-engine: a rule for every limit; its verdict is worked out from its own levels when it hits ----
function rulesOf(limits) {
  const engine = new Engine([], { allowUndefinedFacts: true });
  limits.forEach((caps, limit) => {
    if (caps.length === 0) return;
    engine.addRule({
      conditions: { any: caps.map(([d, alone]) => ({ fact: `d${d}`, operator: 'greaterThan', value: alone })) },
      event: { type: 'over', params: { limit } },
    });
  });
  return engine;
}
const engines = question.people.map(({ libraries }) => libraries.map(rulesOf));
async function askRules(person) {
  const said = [];
  for (let i = 0; i < facts.length; ++i) {
    const { events } = await engines[person][libraryOf[i]].run(facts[i]);
    const limits = question.people[person].libraries[libraryOf[i]];
    let worst = 0;
    const binding = new Set();
    for (const { params } of events) {
      binding.add(params.limit);
      for (const cap of limits[params.limit]) worst = Math.max(worst, verdictOf(facts[i][`d${cap[0]}`] ?? 0, cap));
    }
    said.push([worst, binding]);
  }
  return said;
}

const engineOf = { zen: askZen, rules: askRules };
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const [name, person] = line.split(' ');
  const began = process.cpuUsage();
  const said = await engineOf[name](Number(person));
  const used = process.cpuUsage(began);
  let reasons = 0;
  let mark = 0;
  said.forEach(([, binding], variant) => {
    for (const limit of binding) {
      ++reasons;
      mark = (mark + Math.imul(variant + 1, 2654435761) + Math.imul(limit, 40503)) >>> 0;
    }
  });
  const verdicts = said.map(([verdict]) => verdict).join('');
  process.stdout.write(`${(used.user + used.system) / 1e6} ${verdicts} ${reasons} ${mark}\n`);
}
