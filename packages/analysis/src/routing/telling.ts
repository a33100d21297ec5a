import { frame, plain } from '../frame.ts'
import type { Statement } from '../scope.ts'
import { serverText, type Tone, toneOf, whatText, whereText } from './outcome.ts'
import { placeOf, written } from './places.ts'
import type { Considered, Fork, Outcome, Route, Step } from './trace.ts'

/** Pieces that stand beside each other. */
export type Line = readonly Piece[]

export interface Piece {
  readonly text: string
  /** How it stands out. */
  readonly look?: 'strong' | 'accent' | 'place' | 'faint' | Tone
  /** The statement whose place it is. */
  readonly at?: Statement
}

/** So many of those that did not win are told. */
const MOST_LOSERS = 6

/**
 * All that happens to a request, step by step, each with its place; forks as a tree; the outcomes behind arrows.
 * `nameOf`: what people call a file.
 */
export function tell(title: string, route: Route, nameOf: (path: string) => string = (path) => path): readonly Line[] {
  return [[{ text: plain(title), look: 'strong' }], [], ...routeLines(route, undefined)]

  function routeLines({ steps, end }: Route, before: Step['at']): readonly Line[] {
    const server = steps.filter(({ kind, at }) => kind === 'server' && at).at(-1)?.at ?? before
    const shown = steps.filter(({ kind }) => kind !== 'socket').flatMap(stepLines)
    return [...shown, ...(end.kind === 'fork' ? forkLines(end, server) : [outcomeLine(end, server)])]
  }

  function outcomeLine(outcome: Outcome, server: Step['at']): Line {
    const look = toneOf(outcome)
    const { location } = outcome
    const where: Line =
      outcome.kind === 'undecided'
        ? []
        : [
            { text: whereText({ outcome, server }), look, ...(location && { at: location }) },
            { text: ': ', look },
          ]
    const arrow: Line = [{ text: '→ ', look }, ...where, { text: whatText(outcome), look }]
    const by = 'by' in outcome && outcome.kind !== 'served' && outcome.by !== location ? outcome.by : undefined
    return by ? [...arrow, GAP, short(by)] : arrow
  }

  function stepLines({ kind, at, message, considered }: Step): readonly Line[] {
    const said: Line = [{ text: kind, look: 'accent' }, GAP, { text: plain(message) }]
    if (!at) return [said, []]
    const place = placeOf(at)
    const { source, marks } = frame(place.source, place.from, place.to)
    const number = `${place.line}`.padStart(4)
    const gutter = ' '.repeat(number.length)
    const indent = marks.length - marks.trimStart().length
    return [
      [{ text: `${plain(nameOf(place.path))}:${place.line}:${place.column}`, look: 'place', at }, GAP, ...said],
      [{ text: `${number} |`, look: 'faint' }, { text: ` ${source}`.trimEnd() }],
      [
        { text: `${gutter} |`, look: 'faint' },
        { text: ` ${marks.slice(0, indent)}` },
        { text: marks.slice(indent), look: 'accent' },
      ],
      ...loserLines(considered, gutter),
      [],
    ]
  }

  function loserLines(considered: readonly Considered[], gutter: string): readonly Line[] {
    const rest = considered.length - MOST_LOSERS
    const shown = rest > 1 ? considered.slice(0, MOST_LOSERS) : considered
    const lines = shown.map(({ at, why }): Line => {
      const name = at.name === 'server' ? serverText(at) : plain(written(at))
      return [{ text: `not ${name}: ` }, { text: plain(why), look: 'faint' }, GAP, short(at)]
    })
    if (rest > 1) lines.push([{ text: `nor ${rest} more`, look: 'faint' }])
    return lines.map((line, i) => [
      { text: `${gutter} ` },
      { text: i === lines.length - 1 ? '└' : '├', look: 'faint' },
      { text: ' ' },
      ...line,
    ])
  }

  function forkLines({ question, at, ways }: Fork, server: Step['at']): readonly Line[] {
    const asked: Piece = { text: `${plain(question)}?`, look: 'strong' }
    const parts = ways.flatMap(({ answer, route }, index): readonly Line[] => {
      const isLast = index === ways.length - 1
      const beside: Piece = { text: isLast ? ' ' : '│', look: 'faint' }
      return [
        [{ text: isLast ? '└─' : '├─', look: 'faint' }, { text: ' ' }, { text: plain(answer), look: 'strong' }],
        ...routeLines(route, server).map((line): Line => {
          if (line.length > 0) return [beside, { text: '    ' }, ...line]
          return isLast ? [] : [beside]
        }),
        ...(isLast ? [] : [[beside]]),
      ]
    })
    return [at ? [asked, GAP, short(at)] : [asked], ...parts]
  }

  function short(at: Statement): Piece {
    const { path, line } = placeOf(at)
    return { text: `${plain(nameOf(path))}:${line}`, look: 'faint', at }
  }
}

const GAP: Piece = { text: '  ' }
