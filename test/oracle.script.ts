// npm run oracle: asks the nginx on this machine about every example of every rule, every fixture and every mutant that
// is kept, and compares verdict, place and reason with what we say for that release. Needs nginx (Debian's).
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isMainFile, loadText, memoryFiles } from '@nginx-lint/analysis'
import { registry } from '@nginx-lint/directives'
import { badExamples, type Example, goodExamples, lint, type Rule, rules } from '@nginx-lint/lint'
import { parse } from '@nginx-lint/syntax'
import { stripped } from './expectations.ts'
import { type Answer, type Files, filesBelow, startNginx, wrapped } from './nginx/nginx.ts'
import { type Outcome, outcomeOf } from './nginx/outcome.ts'
import { saysOneOf } from './nginx/reasons.ts'
import { mutantsRecorded } from './nginx/recorded.ts'

const nginx = startNginx('oracle')
const wrong: string[] = []
const figures = { asked: 0, 'passed over': 0, places: 0, reasons: 0 }

for (const rule of rules) {
  for (const example of badExamples(rule)) await ofRule(rule, example, true)
  for (const example of goodExamples(rule)) await ofRule(rule, example, false)
}
for (const site of readdirSync('fixtures/sites').sort()) {
  const files = filesBelow(join('fixtures/sites', site))
  if (files['nginx.conf'] !== undefined) await compare(`fixtures/sites/${site}`, files)
}
for (const { name, text, version, stop } of mutantsRecorded()) {
  if (version.join() !== nginx.version.join()) continue
  const outcome = await compare(`fixtures/mutants/${name}`, { 'nginx.conf': text })
  const said = outcome?.answer.stop
  if (outcome && (said?.text !== stop?.text || said?.line !== stop?.line))
    wrong.push(`fixtures/mutants/${name}: nginx says ${described(outcome.answer)}`)
}
await debian()
nginx.close()

console.log(wrong.join('\n'))
console.log(
  `nginx ${nginx.version.join('.')}: ${figures.asked} configurations asked, ${figures.places} times the place compared and ${figures.reasons} times the reason, ${figures['passed over']} passed over (the machine, or a module it lacks), ${wrong.length} judged otherwise`,
)
process.exitCode = wrong.length > 0 ? 1 : 0

/** What is drawn as an error under an example is why nginx refuses it, in words that the rule quotes. */
async function ofRule(rule: Rule, { code, files = {} }: Example, isBad: boolean): Promise<void> {
  const main = stripped(code)
  const label = `rule ${rule.id}`
  if (!isMainFile(parse(main).file.items, registry)) return void figures['passed over']++
  const outcome = await compare(label, { ...files, 'nginx.conf': wrapped(main, true) })
  if (
    !isBad ||
    outcome?.answer.kind !== 'refused' ||
    outcome.errors.length === 0 ||
    !outcome.errors.every(({ rule: id }) => id === rule.id)
  )
    return
  figures.reasons++
  if (!saysOneOf(rule, outcome.answer.stop!.text))
    wrong.push(`${label}: nginx says ${described(outcome.answer)}, which is not in its nginxSays\n${main}`)
}

async function compare(label: string, files: Files): Promise<Outcome | undefined> {
  const answer = await nginx.ask(files)
  const outcome = await outcomeOf(files, answer, nginx.version)
  if (outcome.kind === 'passed over') {
    figures['passed over']++
    return undefined
  }
  figures.asked++
  if (outcome.place) figures.places++
  // An example may show several mistakes, of which nginx stops at one; in a cycle it stops anywhere.
  const isCycle = outcome.errors.some(({ rule }) => rule === 'include-cycle')
  if (outcome.kind !== 'same' || (outcome.place === 'elsewhere' && !isCycle)) {
    const ours = outcome.errors.map(({ rule, message }) => `${rule}: ${message}`).join('; ') || 'no error'
    wrong.push(`${label}: nginx: ${described(answer)}; we: ${ours}\n${files['nginx.conf']}`)
  }
  return outcome
}

function described({ stop }: Answer): string {
  return stop ? `"${stop.text}"${stop.line === undefined ? '' : ` at :${stop.line}`}` : 'accepted'
}

/** Debian's own configurations: not one error. */
async function debian(): Promise<void> {
  const files = filesBelow('/etc/nginx', '/etc/nginx/')
  const main = files['/etc/nginx/nginx.conf']
  if (main === undefined) return
  const project = await loadText('/etc/nginx/nginx.conf', main, memoryFiles(files), { target: nginx.version })
  figures.asked++
  for (const { severity, path, rule, message } of lint(project))
    if (severity === 'error') wrong.push(`Debian: ${path}: ${rule}: ${message}`)
}
