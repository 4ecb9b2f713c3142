import { useCallback, useEffect, useMemo, useReducer, useRef, useState, type ReactNode } from "react";
import * as api from "../api/client.ts";
import type { Fact, Vocabulary } from "../api/types.ts";
import { Bones } from "../bones/Bones.tsx";
import { Described } from "../described/Described.tsx";
import { Files } from "../files/Files.tsx";
import { Changed } from "../moving/Changed.tsx";
import { Glance } from "../moving/Glance.tsx";
import { Moving } from "../moving/Moving.tsx";
import type { Answer } from "../questions/AnswerForm.tsx";
import type { Asking } from "../questions/order.ts";
import { Questions } from "../questions/Questions.tsx";
import { useAnswers, useLoaded, type Answers } from "../shared/answers.ts";
import { today as todayByClock } from "../shared/dates.ts";
import { isEmpty, type Place } from "../shared/record.ts";
import { CannotCheck, Checking } from "../shared/ui.tsx";
import { Standing } from "../team/Standing.tsx";
import { Team } from "../team/Team.tsx";
import { Week } from "../week/Week.tsx";
import { Answered } from "./Answered.tsx";
import { Frame } from "./Frame.tsx";
import { Start } from "./Start.tsx";
import { begin, next } from "./state.ts";
import { goTo, useView, type View } from "./view.ts";

const titles: Record<View, string> = {
  start: "Moving with cancer in the bones",
  bones: "Choose the bones",
  moves: "What fits",
  week: "A first week",
  team: "Your bones and your team",
};

/** Loads the words first: without them nothing can be asked. */
export function App() {
  const loaded = useLoaded(api.getVocabulary);
  if (loaded.state === "ready") return <Mettle vocabulary={loaded.value} />;
  return (
    <Frame>
      <h1 className="nhsuk-heading-xl">Moving with cancer in the bones</h1>
      {loaded.state === "failed" ? <CannotCheck again={loaded.again} /> : <Checking />}
    </Frame>
  );
}

function Mettle({ vocabulary }: { vocabulary: Vocabulary }) {
  const [state, act] = useReducer(next, undefined, begin);
  const [today] = useState(todayByClock);
  const view = useView();
  const { record, audience } = state;
  const empty = isEmpty(record);
  const asked = useMemo(() => (empty ? undefined : { record, as_of: today }), [record, empty, today]);
  const checked = useAnswers(asked);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(view);
  const role = vocabulary.roles.find((one) => one.id === state.role) ?? {
    id: "patient",
    says: "",
    professional: false,
  };

  useEffect(() => {
    document.title = `${titles[view]} - Mettle`;
    if (shown.current === view) return;
    shown.current = view;
    window.scrollTo(0, 0);
    main.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }, [view]);

  const onToggle = useCallback(
    (place: Place) => act({ kind: "toggle", place, vocabulary, today }),
    [vocabulary, today],
  );
  const onAnswer = (asking: Asking, answer: Answer) => {
    const fact: Fact = { fact: asking.fact.id, ...answer, date: today, source: role.id };
    if (asking.fact.unit && typeof answer.value === "number") fact.unit = asking.fact.unit;
    act({ kind: "answer", fact, lesion: asking.lesion, key: asking.key });
    main.current?.querySelector<HTMLElement>("#next-question")?.focus();
  };

  const onUndo = state.past.length > 0 ? () => act({ kind: "undo" }) : undefined;
  const answered = (show: (answers: Answers) => ReactNode) => (
    <Answered checked={checked} title={titles[view]} onUndo={onUndo}>
      {show}
    </Answered>
  );

  const body = (): ReactNode => {
    switch (view) {
      case "start":
        return (
          <Start
            vocabulary={vocabulary}
            role={state.role}
            onRole={(id, professional) => act({ kind: "answering_as", role: id, professional })}
          >
            <Files
              record={record}
              empty={empty}
              today={today}
              notes={state.notes}
              onOpen={(reading, said) => {
                act({ kind: "open", record: reading.record, notes: reading.notes, said });
                if (reading.notes.length === 0) goTo("moves");
              }}
              onSeeWhatFits={() => goTo("moves")}
              onStartAgain={() => act({ kind: "start_again" })}
            />
          </Start>
        );
      case "bones":
        return (
          <Bones
            record={record}
            vocabulary={vocabulary}
            onToggle={onToggle}
            onRecord={(changed) => act({ kind: "change", record: changed })}
            onContinue={() => goTo("moves")}
          />
        );
      case "moves":
        return answered((answers) => (
          <>
            <h1 className="nhsuk-heading-l" tabIndex={-1}>
              What fits
            </h1>
            <Standing assessment={answers.assessment} audience={audience} />
            <Changed changes={answers.changes} audience={audience} />
            <Glance counts={answers.screenings.exercises.counts} audience={audience} />
            <div className="moves">
              <div className="moves__questions">
                <Questions
                  assessment={answers.assessment}
                  vocabulary={vocabulary}
                  role={role}
                  audience={audience}
                  today={today}
                  setAside={state.setAside}
                  onAnswer={onAnswer}
                  onAskAgain={() => act({ kind: "ask_again" })}
                />
              </div>
              <div className="moves__list">
                <Moving answers={answers} audience={audience} />
                <Described asked={answers.asked} audience={audience} />
              </div>
            </div>
          </>
        ));
      case "week":
        return answered((answers) => <Week asked={answers.asked} audience={audience} onPrint={() => window.print()} />);
      case "team":
        return answered((answers) => (
          <Team assessment={answers.assessment} vocabulary={vocabulary} audience={audience} />
        ));
    }
  };

  return (
    <Frame
      view={view}
      audience={audience}
      onAudience={(chosen) => act({ kind: "speak", audience: chosen })}
      invented={record.invented ? (record.person?.label ?? "An invented person") : undefined}
      said={state.said}
      onUndo={onUndo}
      main={main}
    >
      {body()}
    </Frame>
  );
}
