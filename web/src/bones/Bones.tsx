import { useState } from "react";
import type { PersonRecord, Vocabulary } from "../api/types.ts";
import { withPart, type Place } from "../shared/record.ts";
import { Button } from "../shared/ui.tsx";
import { sentence } from "../shared/words.ts";
import { LesionList } from "./LesionList.tsx";
import { Skeleton, SpineColumn } from "./Skeleton.tsx";

interface Props {
  record: PersonRecord;
  vocabulary: Vocabulary;
  onToggle: (place: Place) => void;
  onRecord: (record: PersonRecord) => void;
  onContinue: () => void;
}

type Shown = "front" | "back" | "spine";
const shownWords: Record<Shown, string> = { front: "Front", back: "Back", spine: "Spine" };

/** Where are the metastases? A list first, and a drawing that says the same. */
export function Bones({ record, vocabulary, onToggle, onRecord, onContinue }: Props) {
  const [shown, setShown] = useState<Shown>("front");
  const picture = { record, sites: vocabulary.sites, onToggle };
  return (
    <>
      <h1 className="nhsuk-heading-l" tabIndex={-1}>
        Where has the cancer spread to in the bones?
      </h1>
      <p>
        Tick each place in the list, or press it in the drawing. Left and right are the person's own left and right. Not
        sure? There is an answer for that too.
      </p>
      <div className="bones">
        <div className="bones__list">
          <LesionList record={record} vocabulary={vocabulary} onToggle={onToggle} />
        </div>
        <div className="bones__drawing">
          <div className="bones__views" role="group" aria-label="Which drawing">
            {(Object.keys(shownWords) as Shown[]).map((view) => (
              <button
                key={view}
                type="button"
                className="view-button"
                aria-pressed={shown === view}
                onClick={() => setShown(view)}
              >
                {shownWords[view]}
              </button>
            ))}
          </div>
          <div className="bones__pictures" data-shown={shown}>
            <figure className="picture picture--front">
              <figcaption>Front</figcaption>
              <Skeleton view="front" {...picture} />
            </figure>
            <figure className="picture picture--back">
              <figcaption>Back</figcaption>
              <Skeleton view="back" {...picture} />
            </figure>
            <figure className="picture picture--spine">
              <figcaption>Spine</figcaption>
              <SpineColumn {...picture} />
            </figure>
          </div>
        </div>
      </div>
      <Chosen record={record} vocabulary={vocabulary} onToggle={onToggle} onRecord={onRecord} />
      <Button onClick={onContinue}>Continue</Button>
    </>
  );
}

function Chosen({ record, vocabulary, onToggle, onRecord }: Omit<Props, "onContinue">) {
  const lesions = record.lesions ?? [];
  return (
    <section aria-labelledby="chosen" className="chosen-list">
      <h2 className="nhsuk-heading-m" id="chosen">
        What you have chosen
      </h2>
      {lesions.length === 0 && record.bone_metastases !== "sites_unknown" ? (
        <p>Nothing yet. Choose at least one place, or "I am not sure where".</p>
      ) : null}
      {lesions.length === 0 && record.bone_metastases === "sites_unknown" ? (
        <p>Somewhere in the bones, not sure where.</p>
      ) : null}
      <ul className="nhsuk-list">
        {lesions.map((lesion) => {
          const site = vocabulary.sites.find((one) => one.id === lesion.site);
          const place: Place = { site: lesion.site, side: lesion.side ?? "unknown" };
          if (lesion.level && lesion.level !== "unknown") place.level = lesion.level;
          const id = `part-${lesion.id}`;
          return (
            <li key={lesion.id} className="chosen-item">
              <strong>{sentence(lesion.id)}</strong>
              {site && !lesion.id.includes(site.plain) ? (
                <span>
                  {[lesion.side === "left" || lesion.side === "right" ? `${lesion.side} side` : "", site.plain]
                    .filter(Boolean)
                    .join(", ")}
                </span>
              ) : null}
              {site && site.sub_sites.length > 0 ? (
                <span className="chosen-item__part">
                  <label className="nhsuk-label" htmlFor={id}>
                    Which part of it?
                  </label>
                  <select
                    className="nhsuk-select"
                    id={id}
                    value={lesion.sub_site ?? ""}
                    onChange={(event) => onRecord(withPart(record, lesion.id, event.target.value))}
                  >
                    <option value="">I'm not sure</option>
                    {site.sub_sites.map((part) => (
                      <option key={part.id} value={part.id}>
                        {part.says}
                      </option>
                    ))}
                  </select>
                </span>
              ) : null}
              <Button look="quiet" onClick={() => onToggle(place)}>
                Take away<span className="nhsuk-u-visually-hidden"> {lesion.id}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
