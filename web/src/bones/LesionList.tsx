import type { PersonRecord, Site, Vocabulary } from "../api/types.ts";
import { isChosen, nameOf, somewhere, widespread, type Place } from "../shared/record.ts";
import { Tick } from "../shared/ui.tsx";
import { sentence } from "../shared/words.ts";

interface Props {
  record: PersonRecord;
  vocabulary: Vocabulary;
  onToggle: (place: Place) => void;
}

/** The bones as a list: what the drawing shows too. */
export function LesionList({ record, vocabulary, onToggle }: Props) {
  return (
    <div>
      {vocabulary.groups.map((group) => {
        const sites = vocabulary.sites.filter((site) => site.group === group.id);
        const chosen = sites.flatMap(placesOf).filter((place) => isChosen(record, place));
        return (
          <details
            key={group.id}
            className="bone-group"
            open={group.id === "spine" || group.id === "pelvis_hip" ? true : undefined}
          >
            <summary>
              {group.says}
              <span className="bone-group__chosen">
                {chosen.length > 0 ? `Chosen: ${chosen.map((place) => nameOf(place, sites)).join(", ")}` : ""}
              </span>
            </summary>
            {sites.map((site) => (
              <SiteChoice key={site.id} site={site} record={record} onToggle={onToggle} />
            ))}
          </details>
        );
      })}
      <div className="bone-group bone-group--plain">
        <fieldset className="nhsuk-fieldset">
          <legend className="bone-legend">Not sure where?</legend>
          <div className="nhsuk-checkboxes nhsuk-checkboxes--small ticks">
            <Tick
              label="Somewhere, not sure where"
              ticked={isChosen(record, somewhere)}
              onChange={() => onToggle(somewhere)}
            />
            <Tick label="In many bones" ticked={isChosen(record, widespread)} onChange={() => onToggle(widespread)} />
          </div>
        </fieldset>
      </div>
    </div>
  );
}

/** Every place of a site that can be ticked. */
export function placesOf(site: Site): Place[] {
  if (site.sided) return (["left", "right", "unknown"] as const).map((side) => ({ site: site.id, side }));
  const whole: Place = { site: site.id, side: "midline" };
  return [whole, ...site.levels.map((level) => ({ ...whole, level }))];
}

interface SiteProps {
  site: Site;
  record: PersonRecord;
  onToggle: (place: Place) => void;
}

function SiteChoice({ site, record, onToggle }: SiteProps) {
  const tick = (place: Place, label: string) => (
    <Tick
      key={label}
      label={label}
      fullLabel={place.level || label === site.name ? label : `${label}: ${site.plain}`}
      ticked={isChosen(record, place)}
      onChange={() => onToggle(place)}
    />
  );
  if (!site.sided && site.levels.length === 0)
    return (
      <div className="nhsuk-checkboxes nhsuk-checkboxes--small ticks">
        {tick({ site: site.id, side: "midline" }, site.name)}
      </div>
    );
  return (
    <fieldset className="nhsuk-fieldset">
      <legend className="bone-legend">{sentence(site.name)}</legend>
      <div className={`nhsuk-checkboxes nhsuk-checkboxes--small ticks${site.sided ? "" : " ticks--levels"}`}>
        {placesOf(site).map((place) => tick(place, place.level ?? labels[place.side]))}
      </div>
    </fieldset>
  );
}

const labels = {
  left: "Left",
  right: "Right",
  both: "Both",
  unknown: "Not sure which side",
  midline: "Not sure which level",
};
