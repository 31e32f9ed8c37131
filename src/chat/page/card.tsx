import type { MessageEntity } from '../message.ts';
import type { CardParts, Line } from './card-text.ts';
import { RichText } from './rich-text.tsx';

const shapes = { 1: '●', 2: '▲', 3: '◆', 4: '■' } as const;

type Props = {
  parts: CardParts;
  text: string;
  entities: readonly MessageEntity[];
  heading: 'h2' | 'h3';
  tab: 0 | -1;
  onCommand(command: string): void;
};

/** An appeal's card: the title first, then number, state and level, then the rest line by line. */
export function Card({ parts, text, entities, heading: Heading, tab, onCommand }: Props) {
  const draw = ({ from, to }: Line) => (
    <RichText text={text} entities={entities} from={from} to={to} tab={tab} onCommand={onCommand} />
  );
  return (
    <div class="card">
      {parts.before.map((line) => (
        <p key={line.from}>{draw(line)}</p>
      ))}
      {parts.title && <Heading class="card-title">{draw(parts.title)}</Heading>}
      <p class="card-no">
        {parts.level && <Level step={parts.level.step} word={parts.level.word} />}
        {draw(parts.number)}
      </p>
      {parts.between.map((line) => (
        <p class="card-no" key={line.from}>
          {draw(line)}
        </p>
      ))}
      <p class="card-state">{draw(parts.state)}</p>
      {parts.rows.length > 0 && (
        <dl class="card-rows">
          {parts.rows.map((row) => (
            <div key={row.from}>
              <dt>{row.mark || '\u00a0'}</dt>
              <dd>{draw(row)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** A level of supervision by shape, word, colour and brightness together. */
function Level({ step, word }: { step: 1 | 2 | 3 | 4; word: string }) {
  return (
    <span class={`level level-${step}`}>
      <span aria-hidden="true">{shapes[step]}</span> {word}
    </span>
  );
}
