import { resolve } from 'node:path'
import { NEWEST } from '@nginx-lint/directives'
import { rulePage, rules } from '@nginx-lint/lint'
import { configShape, type Shape } from '@nginx-lint/workspace'
import { main } from '../packages/cli/src/main.ts'
import { type Case, CLASSES, judgeAll, tally } from './census.ts'

/** Every file, or part of one between two marks, that is made from the rules: path → text. */
export async function generatedFiles(read: (path: string) => string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const rule of rules) files.set(`packages/lint/docs/${rule.id}.md`, rulePage(rule, note))
  files.set('packages/lint/docs/README.md', `# Rules\n\n${note}\n\n${table('.')}\n`)
  const cases = (JSON.parse(read('fixtures/census.json')) as { errors: readonly Case[] }).errors
  const readme = between(read('README.md'), 'rules', table('packages/lint/docs'))
  files.set('README.md', between(between(readme, 'census', await census(cases)), 'shown', await shown()))
  files.set('packages/cli/nginx-lint.schema.json', `${JSON.stringify(schema(), withoutNoun, 2)}\n`)
  files.set('packages/vscode/package.json', extension(read('packages/vscode/package.json')))
  files.set('docs/route.md', await withOutputs(read('docs/route.md')))
  return files
}

/** The extension's settings that are those of a configuration file as well say what it says. */
function extension(manifest: string): string {
  const made = JSON.parse(manifest)
  const { properties = {} } = configShape()
  const { configuration } = made.contributes
  const settings: Record<string, object> = {}
  for (const [name, value] of Object.entries(MIRRORED)) {
    const {
      description,
      type = 'string',
      enum: values,
      pattern,
      examples: _,
      patternErrorMessage,
      default: __,
      ...more
    } = properties[name]!
    settings[`nginx-lint.${name}`] = {
      // Null: not set.
      type: value === null ? [type, 'null'] : type,
      default: value,
      order: Object.keys(MIRRORED).indexOf(name) + 1,
      ...(values && { enum: values }),
      // Empty: not set.
      ...(pattern !== undefined && { pattern: `^$|${pattern}`, patternErrorMessage }),
      ...(name === 'overrides' ? { items: briefly(more.items!) } : more),
      markdownDescription: `${ofEditor(description!)}. A file \`nginx-lint.config.json\` above the file comes before this.`,
    }
  }
  configuration.properties = { ...settings, ...configuration.properties, ...settings }
  return `${JSON.stringify(made, withoutNoun, 2)}\n`
}

/** Their defaults in the extension. */
const MIRRORED = {
  target: '',
  flavour: 'nginx',
  modules: null,
  prefix: '',
  paths: {},
  rules: {},
  overrides: [],
  ignore: [],
  format: {},
}

const ofEditor = (description: string): string => description.replace(/, from the folder of this file$/, '')

/** What is said of each rule is there already. */
function briefly(items: Shape): object {
  const { rules, files, ...more } = items.properties!
  const ids = Object.keys(rules!.properties!)
  const [severity] = Object.values(rules!.properties!)
  return {
    ...items,
    properties: {
      files: { ...files, description: ofEditor(files!.description!) },
      ...more,
      rules: {
        type: 'object',
        description: rules!.description,
        propertyNames: { enum: ids },
        additionalProperties: { enum: severity!.enum },
      },
    },
  }
}

const note = '<!-- Made from the rules by `npm run gen`: do not edit. -->'

function table(folder: string): string {
  const rows = rules.map((rule) => `| [${rule.id}](${folder}/${rule.id}.md) | ${rule.severity} | ${rule.summary} |`)
  return ['| rule | severity | finds |', '| --- | --- | --- |', ...rows].join('\n')
}

/** What the README shows: the command and all that it prints. */
const shown = (): Promise<string> => output(['fixtures/shop/nginx.conf'], process.cwd())

async function output(args: readonly string[], cwd: string): Promise<string> {
  const printed: (string | Uint8Array)[] = []
  const output = { write: (text: string | Uint8Array) => printed.push(text) }
  await main(args, { cwd, env: {}, stdout: output, stderr: output, stdin: async () => Buffer.from('') })
  const typed = args.map((arg) => (/[\s;&$]/.test(arg) ? `'${arg}'` : arg)).join(' ')
  return `\`\`\`console\n$ npx nginx-lint ${typed}\n${printed.join('').trimEnd()}\n\`\`\``
}

/** What a page shows between `<!-- shown ARGUMENTS -->` and `<!-- /shown -->`: the command, run in `fixtures/route`. */
async function withOutputs(page: string): Promise<string> {
  let text = page
  for (const [, args] of page.matchAll(/^<!-- shown (.+) -->$/gm)) {
    const mark = `shown ${args}`
    text = between(text, mark, await output(args!.split(' '), resolve('fixtures/route')), '/shown')
  }
  return text
}

/** The share of what nginx refuses that is found: the first table of `npm run census`. */
async function census(cases: readonly Case[]): Promise<string> {
  const judged = (await judgeAll(cases, NEWEST)).filter(({ entry }) => entry.static === 'yes')
  const rows = CLASSES.map((name) => {
    const { found, refused, warnedToo, warned, alarms, goods } = tally(
      name,
      judged.filter(({ entry }) => entry.class === name),
    )
    const warnings = warned === 0 ? '' : `${warnedToo} of ${warned}`
    return `| ${name} | ${found} of ${refused} | ${warnings} | ${alarms} of ${goods} |`
  })
  const head = ['| class | refused: found | only warned about: said | errors on near misses that nginx takes |']
  return [...head, '| --- | --- | --- | --- |', ...rows].join('\n')
}

function between(text: string, mark: string, content: string, last = `/${mark}`): string {
  const [start, end] = [`<!-- ${mark} -->`, `<!-- ${last} -->`]
  const at = text.indexOf(start)
  const to = text.indexOf(end, at)
  if (at < 0 || to < at) throw new Error(`README.md has no ${start} … ${end}`)
  return `${text.slice(0, at + start.length)}\n${content}\n${text.slice(to)}`
}

/** A noun is for our own messages. */
const withoutNoun = (key: string, value: unknown): unknown => (key === 'noun' ? undefined : value)

/** What an editor needs to complete and check a configuration file: the shape that its reader goes by. */
function schema(): unknown {
  const { title, type, ...more } = configShape()
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, allowTrailingCommas: true, type, ...more }
}
