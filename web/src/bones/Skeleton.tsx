import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { PersonRecord, Site } from "../api/types.ts";
import { chosenSides, isChosen, type Place, type Side } from "../shared/record.ts";
import { drawing, outline } from "./drawing.ts";
import { frame, type Piece, type View } from "./piece.ts";
import { spots } from "./spots.ts";
import { heightOf, spineRows } from "./vertebrae.ts";

interface Props {
  record: PersonRecord;
  sites: Site[];
  onToggle: (place: Place) => void;
}

/** One thing that can be pressed: where, what it is called, and whether it is chosen. */
interface Target {
  place: Place;
  label: string;
  chosen: boolean;
  boxes: [number, number, number, number][];
  /** Where the sign of a choice stands: beside each vertebra, or on the bone. */
  signs: [number, number][];
}

const mirror = "scale(-1 1)";

/** The front or the back of the skeleton. The list says the same; here it is seen. */
export function Skeleton({ view, record, sites, onToggle }: Props & { view: View }) {
  const targets = spots[view].flatMap((spot): Target[] => {
    const site = sites.find((one) => one.id === spot.site);
    if (!site) return [];
    const sides = chosenSides(record, site.id);
    const one = (side: Side): Target => {
      const turned = (side === "left") !== (view === "front") && side !== "midline";
      const boxes = turned
        ? spot.boxes.map(([x, y, w, h]): [number, number, number, number] => [-x - w, y, w, h])
        : spot.boxes;
      const [x, y, w, h] = boxes[0] ?? [0, 0, 0, 0];
      const label = side === "midline" ? site.plain : `${side} ${site.plain}`;
      const place: Place = { site: site.id, side };
      const middle: [number, number] = [x + w / 2, y + h / 2];
      if (site.levels.length === 0) return { place, label, chosen: sides.includes(side), boxes, signs: [middle] };
      const levels = (record.lesions ?? [])
        .filter((lesion) => lesion.site === site.id)
        .map((lesion) => lesion.level ?? "");
      return {
        place: { ...place, whole: true },
        label,
        chosen: levels.length > 0,
        boxes,
        signs: levels.map((level) => [x + w + 11, heightOf(level) ?? middle[1]]), // the vertebrae stay in sight
      };
    };
    return spot.of === "middle"
      ? [one("midline")]
      : view === "front"
        ? [one("right"), one("left")]
        : [one("left"), one("right")];
  });
  const state = (piece: Piece, turned: boolean): string => {
    const sides = chosenSides(record, piece.site);
    if (piece.of === "middle") {
      const levels = (record.lesions ?? [])
        .filter((lesion) => lesion.site === piece.site)
        .map((lesion) => lesion.level ?? "");
      const here =
        piece.level === undefined ? levels.length > 0 : levels.some((level) => level === "" || level === piece.level);
      return here ? " chosen" : "";
    }
    const side: Side = turned === (view === "front") ? "right" : "left";
    return sides.includes(side) ? " chosen" : sides.includes("unknown") ? " perhaps" : "";
  };
  const words = view === "front" ? ["right", "left"] : ["left", "right"];
  return (
    <Picture
      name={view === "front" ? "Skeleton from the front" : "Skeleton from the back"}
      targets={targets}
      onToggle={onToggle}
      viewBox={`${frame.left} ${frame.top} ${frame.width} ${frame.height}`}
    >
      <path className="body" d={outline} />
      <path className="body" d={outline} transform={mirror} />
      <text className="side-word" x="-98" y="462">
        {words[0]}
      </text>
      <text className="side-word" x="98" y="462">
        {words[1]}
      </text>
      {drawing(view).map((piece) => (
        <g key={piece.d}>
          <Bone piece={piece} look={state(piece, false)} />
          {piece.of === "half" ? (
            <g transform={mirror}>
              <Bone piece={piece} look={state(piece, true)} />
            </g>
          ) : null}
        </g>
      ))}
    </Picture>
  );
}

/** The vertebrae one by one, large enough to press. */
export function SpineColumn({ record, sites, onToggle }: Props) {
  const rows = spineRows.filter((row) => sites.some((site) => site.id === row.site && site.levels.includes(row.level)));
  const targets = rows.map((row, i): Target => {
    const place: Place = { site: row.site, side: "midline", level: row.level };
    const plain = sites.find((site) => site.id === row.site)?.plain ?? "";
    return {
      place,
      label: `${row.level}, ${plain}`,
      chosen: isChosen(record, place),
      boxes: [[-50, i * 24, 100, 24]],
      signs: [[-34, i * 24 + 12]],
    };
  });
  return (
    <Picture
      name="Spine, level by level"
      targets={targets}
      onToggle={onToggle}
      viewBox={`-50 0 100 ${rows.length * 24}`}
    >
      {rows.map((row, i) => (
        <g key={row.level} transform={`translate(0 ${i * 24})`}>
          <path
            className={`bone${(record.lesions ?? []).some((l) => l.site === row.site && (l.level ?? row.level) === row.level) ? " chosen" : ""}`}
            d={row.d}
          />
          <text className="level-word" x="30" y="16">
            {row.level}
          </text>
        </g>
      ))}
    </Picture>
  );
}

function Bone({ piece, look }: { piece: Piece; look: string }) {
  if (piece.look === "bone" || piece.look === "mark" || piece.look === "hollow")
    return <path className={`${piece.look}${look}`} d={piece.d} />;
  const thick = piece.thick ?? 4;
  return (
    <>
      <path className={`edge${look}`} d={piece.d} strokeWidth={thick + 1.6} />
      <path className={`${piece.look}${look}`} d={piece.d} strokeWidth={thick} />
    </>
  );
}

interface PictureProps {
  name: string;
  viewBox: string;
  targets: Target[];
  onToggle: (place: Place) => void;
  children: ReactNode;
}

/** A drawing with places to press. One stop for the Tab key; arrow keys go from bone to bone, Space chooses. */
function Picture({ name, viewBox, targets, onToggle, children }: PictureProps) {
  const [at, setAt] = useState(0);
  const holder = useRef<SVGSVGElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const step = steps[event.key];
    const target = targets[at];
    if (step !== undefined) {
      const next = (at + step + targets.length) % targets.length;
      setAt(next);
      holder.current?.querySelectorAll<SVGGElement>("[role=checkbox]")[next]?.focus();
    } else if ((event.key === " " || event.key === "Enter") && target) onToggle(target.place);
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the checkboxes inside
    <svg
      ref={holder}
      className="skeleton"
      viewBox={viewBox}
      role="group"
      aria-label={`${name}. Arrow keys move from bone to bone, Space chooses.`}
      onKeyDown={onKeyDown}
    >
      <g aria-hidden="true">{children}</g>
      {targets.map((target, i) => (
        <g
          key={target.label}
          role="checkbox"
          aria-checked={target.chosen}
          aria-label={target.label}
          tabIndex={i === at ? 0 : -1}
          className="spot"
          onFocus={() => setAt(i)}
          onClick={() => onToggle(target.place)}
        >
          {target.boxes.map(([x, y, width, height]) => (
            <rect key={`${x} ${y}`} x={x} y={y} width={width} height={height} rx="5" />
          ))}
          {(target.chosen ? target.signs : []).map(([x, y]) => (
            <g key={`${x} ${y}`} className="sign" transform={`translate(${x} ${y})`}>
              <circle r="7.5" />
              <path d="M-3.500 0l2.500 2.800L3.800-3" />
            </g>
          ))}
          <title>{target.label}</title>
        </g>
      ))}
    </svg>
  );
}
