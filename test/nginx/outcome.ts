import { loadText, memoryFiles, type Project } from '@nginx-lint/analysis'
import type { Version } from '@nginx-lint/directives'
import { type Diagnostic, fixableAtOnce, lint } from '@nginx-lint/lint'
import { applyEdits } from '@nginx-lint/syntax'
import { type Answer, type Files, parameters } from './nginx.ts'
import { isPointedAt } from './places.ts'

/** What nginx said of a configuration beside what we say. */
export interface Outcome {
  /** `alarm`: an error of ours on what nginx takes; `miss`: none on what it refuses. */
  readonly kind: 'same' | 'alarm' | 'miss' | 'passed over'
  /** Where nginx names a line: is our first error there? */
  readonly place?: 'same' | 'later' | 'elsewhere'
  readonly answer: Answer
  readonly findings: readonly Diagnostic[]
  readonly errors: readonly Diagnostic[]
  readonly project: Project
}

const DEBIAN = parameters()

export function load(files: Files, target: Version): Promise<Project> {
  return loadText('nginx.conf', files['nginx.conf']!, memoryFiles({ ...DEBIAN, ...files }), { target })
}

export async function outcomeOf(files: Files, answer: Answer, target: Version): Promise<Outcome> {
  const project = await load(files, target)
  const findings = lint(project)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const about = { answer, findings, errors, project }
  const isWhole = project.isMain && project.includes.every(({ found }) => found)
  if (answer.kind === 'machine' || !isWhole) return { kind: 'passed over', ...about }
  if (answer.kind === 'accepted') {
    // Some modules of others say [emerg] and go on.
    const isNoted = answer.messages.some(({ level }) => level === 'emerg')
    return { kind: errors.length === 0 ? 'same' : isNoted ? 'passed over' : 'alarm', ...about }
  }
  // A name that no resolver finds: whether one is like that, the text need not say.
  if (errors.length === 0) return { kind: /host not found/.test(answer.stop!.text) ? 'passed over' : 'miss', ...about }
  const { stop } = answer
  if (stop?.line === undefined) return { kind: 'same', ...about }
  const isThere = (error: Diagnostic): boolean => isPointedAt(error, stop, (path) => files[path] ?? DEBIAN[path])
  const place = isThere(errors[0]!) ? 'same' : errors.some(isThere) ? 'later' : 'elsewhere'
  return { kind: 'same', place, ...about }
}

/** What `--fix` makes of it; undefined when there is nothing to fix. */
export async function fixed(files: Files, target: Version, passes = 10): Promise<Files | undefined> {
  const edits = new Map<string, { start: number; end: number; text: string }[]>()
  for (const { path, fix } of fixableAtOnce(lint(await load(files, target))))
    if (files[path] !== undefined) edits.set(path, [...(edits.get(path) ?? []), ...fix.edits])
  if (edits.size === 0) return undefined
  const mended = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, applyEdits(text, edits.get(path) ?? [])]),
  )
  return passes > 1 ? ((await fixed(mended, target, passes - 1)) ?? mended) : mended
}
