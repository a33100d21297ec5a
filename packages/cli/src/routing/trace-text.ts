import type { Considered, Fork, Route, Step } from '@nginx-lint/analysis'
import { frame, plain } from '../frame.ts'
import type { Colors } from '../reporters/colors.ts'
import { outcomeColor, serverText, whatText, whereText } from './outcome.ts'
import { placeOf, written } from './places.ts'

/** So many of those that did not win are shown. */
const MOST_LOSERS = 6

/** All that happens to a request, step by step, each with its place; forks as a tree; the outcomes behind arrows. */
export function traceText(title: string, route: Route, colors: Colors): string {
  return `${colors.bold(plain(title))}\n\n${lines(route, undefined, colors).join('\n')}\n`
}

type Server = Step['at']

function lines({ steps, end }: Route, before: Server, colors: Colors): readonly string[] {
  const server = steps.filter(({ kind, at }) => kind === 'server' && at).at(-1)?.at ?? before
  const shown = steps.filter(({ kind }) => kind !== 'socket').flatMap((step) => stepLines(step, colors))
  if (end.kind === 'fork') return [...shown, ...forkLines(end, server, colors)]
  const color = outcomeColor(end, colors)
  const where = end.kind === 'undecided' ? '' : `${whereText({ outcome: end, server })}: `
  const by =
    'by' in end && end.by && end.by !== end.location && end.kind !== 'served' ? `  ${short(end.by, colors)}` : ''
  return [...shown, `${color(colors.bold(`→ ${where}${whatText(end)}`))}${by}`]
}

function stepLines({ kind, at, message, considered }: Step, colors: Colors): readonly string[] {
  if (!at) return [`${colors.blue(kind)}  ${plain(message)}`, '']
  const place = placeOf(at)
  const { source, marks } = frame(place.source, place.from, place.to)
  const number = `${place.line}`.padStart(4)
  const gutter = ' '.repeat(number.length)
  return [
    `${colors.bold(`${plain(place.path)}:${place.line}:${place.column}`)}  ${colors.blue(kind)}  ${plain(message)}`,
    `${colors.dim(`${number} |`)} ${source}`.trimEnd(),
    `${colors.dim(`${gutter} |`)} ${marks.replace(/\^.*$/, (carets) => colors.blue(carets))}`,
    ...loserLines(considered, gutter, colors),
    '',
  ]
}

function loserLines(considered: readonly Considered[], gutter: string, colors: Colors): readonly string[] {
  const rest = considered.length - MOST_LOSERS
  const shown = rest > 1 ? considered.slice(0, MOST_LOSERS) : considered
  const texts = shown.map(({ at, why }) => {
    const name = at.name === 'server' ? serverText(at) : written(at)
    return `not ${plain(name)}: ${colors.dim(plain(why))}  ${short(at, colors)}`
  })
  if (rest > 1) texts.push(colors.dim(`nor ${rest} more`))
  return texts.map((text, i) => `${gutter} ${colors.dim(i === texts.length - 1 ? '└' : '├')} ${text}`)
}

const short = (at: NonNullable<Step['at']>, colors: Colors): string => {
  const { path, line } = placeOf(at)
  return colors.dim(`${plain(path)}:${line}`)
}

function forkLines({ question, at, ways }: Fork, server: Server, colors: Colors): readonly string[] {
  const place = at ? `  ${short(at, colors)}` : ''
  const parts = ways.flatMap(({ answer, route }, index) => {
    const isLast = index === ways.length - 1
    const inner = lines(route, server, colors)
    return [
      `${colors.dim(isLast ? '└─' : '├─')} ${colors.bold(plain(answer))}`,
      ...inner.map((line) => `${colors.dim(isLast ? ' ' : '│')}    ${line}`.trimEnd()),
      ...(isLast ? [] : [colors.dim('│')]),
    ]
  })
  return [`${colors.bold(`${plain(question)}?`)}${place}`, ...parts]
}
