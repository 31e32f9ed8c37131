import type { ComponentChildren } from 'preact';
import type { MessageEntity } from '../message.ts';
import { type Link, links, type Piece, pieces } from './entities.ts';
import { extras } from './later.ts';
import { langOf } from './locale.ts';

type Props = {
  text: string;
  entities?: readonly MessageEntity[] | undefined;
  from?: number;
  to?: number;
  /** -1 keeps links out of the Tab order while the keyboard stands on another message. */
  tab: 0 | -1;
  onCommand(command: string): void;
};

const tags: Record<string, 'strong' | 'em' | 'u' | 's' | 'blockquote'> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

/** Text with entities, built as elements: nothing of a message is ever parsed as HTML. */
export function RichText({ text, entities = [], from = 0, to = text.length, tab, onCommand }: Props) {
  const Later = extras.value;
  const draw = (list: Piece[]): ComponentChildren =>
    list.map((piece) => {
      if (typeof piece === 'string') return links(piece).map(drawLink);
      return drawEntity(piece.entity, piece.inside);
    });

  const drawLink = (link: string | Link): ComponentChildren => {
    if (typeof link === 'string') return link;
    const { text: label, href, command } = link;
    if (command) {
      return (
        <button type="button" class="as-link" tabIndex={tab} onClick={() => onCommand(command)}>
          {label}
        </button>
      );
    }
    return <Anchor href={href} label={label} tab={tab} />;
  };

  const drawEntity = (entity: MessageEntity, inside: Piece[]): ComponentChildren => {
    const plain = text.slice(entity.offset, entity.offset + entity.length);
    const Tag = tags[entity.type];
    if (Tag) return <Tag>{draw(inside)}</Tag>;
    switch (entity.type) {
      case 'code':
      case 'pre':
        return <code class={entity.type}>{inside.map(plainOf)}</code>;
      case 'spoiler':
        return Later ? <Later.Spoiler>{draw(inside)}</Later.Spoiler> : null;
      case 'text_link':
        return <Anchor href={entity.url} label={plain} tab={tab} />;
      case 'email':
        return <Anchor href={`mailto:${plain}`} label={plain} tab={tab} />;
      case 'url':
        return <Anchor href={/^https?:/.test(plain) ? plain : `https://${plain}`} label={plain} tab={tab} />;
      case 'bot_command':
        return drawLink({ text: plain, command: plain });
      default:
        return draw(inside);
    }
  };

  return <span lang={langOf(text.slice(from, to))}>{draw(pieces(text, entities, from, to))}</span>;
}

function plainOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.inside.map(plainOf).join('');
}

function Anchor({ href, label, tab }: { href: string | undefined; label: string; tab: 0 | -1 }) {
  if (!href || !/^(https?|tel|mailto):/.test(href)) return <>{label}</>;
  const outside = href.startsWith('http');
  return (
    <a href={href} tabIndex={tab} {...(outside ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
      {label}
    </a>
  );
}
