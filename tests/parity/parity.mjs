// Law 7: the module for the browser gives the bytes that Mettle itself gives. Asks both what tests/parity/people.cc says
// and compares; a trap of the module is a failure, and so is a run that compared nothing.
//
//   node tests/parity/parity.mjs BUILD MODULE COUNT EVERY
import { createHash } from "node:crypto";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [build, modulePath, count, every] = process.argv.slice(2);
const native = `${build}/tests/parity_people`;
const utf8 = new TextEncoder();
const sha256 = (parts) => {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest("hex");
};

/** One instance of the module, with the edition of the build open in it. */
class Engine {
  static compiled = new WebAssembly.Module(readFileSync(modulePath));

  constructor(day) {
    const refuse = new Proxy({}, { get: (_, name) => () => { throw new Error(`the module asks for ${String(name)}`); } });
    this.exports = new WebAssembly.Instance(Engine.compiled, { wasi_snapshot_preview1: refuse }).exports;
    this.exports._initialize();
    const status = this.call("mettle_open", [readFileSync(`${build}/images/knowledge.image`),
      readFileSync(`${build}/images/codes.image`), readFileSync("contract/records/robin.json"), utf8.encode(day)]);
    if (status !== 200) throw new Error(`the edition does not open: ${Buffer.from(this.answer())}`);
  }

  call(name, texts) {
    const given = texts.map((bytes) => {
      const at = this.exports.mettle_reserve(bytes.length || 1);
      if (at === 0) throw new Error("there is no more memory");
      new Uint8Array(this.exports.memory.buffer).set(bytes, at);
      return [at, bytes.length];
    });
    const status = this.exports[name](...given.flat());
    for (const [at] of given) this.exports.mettle_release(at);
    return status;
  }

  ask(call, body, day) {
    const status = this.call("mettle_ask", [utf8.encode(call), utf8.encode(body), utf8.encode(day)]);
    return [`${status} `, this.answer()];
  }

  answer() {
    return new Uint8Array(this.exports.memory.buffer, this.exports.mettle_answer(), this.exports.mettle_answer_size());
  }
}

// The core is pure: no clock, no file to open, no chance. What is left is how libc++ would write its last words.
const last_words = ["fd_close", "fd_seek", "fd_write"];
const wanted = WebAssembly.Module.imports(Engine.compiled).map((one) => one.name).filter((n) => !last_words.includes(n));
if (wanted.length > 0) {
  console.log(`The module wants of its host: ${wanted.join(", ")}. What in the core needs that?\n0 passed, 1 failed`);
  process.exit(1);
}

const asked = { cases: 0, bundles: 0, people: 0 };
let answers = 0, refusals = 0, failed = 0;
let engine, record = { name: "", day: "", text: "" };

/** Where two texts part, with a little of what is before. */
function difference(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text) => text.slice(Math.max(0, at - 60), at + 60);
  return `  at ${at} native: ${around(a)}\n  at ${at} module: ${around(b)}`;
}

function fail(call, body, said) {
  failed += 1;
  if (failed > 5) return;
  console.log(`${record.name}: ${call}`);
  if (said instanceof Error) console.log(`  the module stopped: ${said.message}`);
  else {
    const told = execFileSync(native, ["--answer", call, hash], { input: body, maxBuffer: 1 << 28 }).toString();
    console.log(difference(told, said));
  }
  console.log(`  body: ${body.slice(0, 2000)}`);
}

function compare(call, more, wanted) {
  const body = record.text === "" ? "" : `{"as_of":"${record.day}","record":${record.text}${more}}`;
  try {
    engine ??= new Engine(record.day);
    const said = engine.ask(call, body, "2026-11-24");
    answers += 1;
    if (said[0] !== "200 ") refusals += 1;
    if (sha256(said) !== wanted) fail(call, body, said[0] + Buffer.from(said[1]).toString());
  } catch (error) {
    engine = undefined; // a trap leaves an instance that must not be asked again
    fail(call, body, error);
  }
}

const hash = JSON.parse(execFileSync(`${build}/mettle`, ["assess", "--json", "contract/records/robin.json"])).knowledge;
if (typeof hash !== "string" || hash.length !== 64) throw new Error("mettle names no hash of its knowledge");
const teller = spawn(native, [count, every, hash], { stdio: ["ignore", "pipe", "inherit"] });
const ended = new Promise((resolve) => { teller.on("close", resolve); });
for await (const line of createInterface({ input: teller.stdout, crlfDelay: Infinity })) {
  const [kind, ...fields] = line.split("\t");
  if (kind === "Q") compare(...fields);
  else {
    record = { name: fields[0], day: fields[1], text: fields[2] };
    if (fields[0].startsWith("cases/")) asked.cases += 1;
    if (fields[0].startsWith("tests/")) asked.bundles += 1;
    if (fields[0].startsWith("person")) asked.people += 1;
  }
}
const status = await ended;
if (status !== 0) {
  console.log(`parity_people ended with ${status}`);
  failed += 1;
}
if (asked.cases === 0 || asked.bundles === 0 || asked.people !== Number(count) || refusals === 0) {
  console.log("too little was asked to show anything");
  failed += 1;
}
console.log(`${asked.people} random people, ${asked.cases} people of cases/, ${asked.bundles} bundles: ${answers} answers ` +
  `(${refusals} of them refusals) compared byte by byte.`);
console.log(`${answers - Math.min(failed, answers)} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
