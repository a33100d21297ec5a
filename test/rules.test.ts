import { readdirSync } from 'node:fs'
import { loadText, memoryFiles, type Project } from '@nginx-lint/analysis'
import { parseVersion } from '@nginx-lint/directives'
import { badExamples, type Diagnostic, type Example, goodExamples, lint, type Rule, rules } from '@nginx-lint/lint'
import { applyEdits } from '@nginx-lint/syntax'
import { describe, expect, test } from 'vitest'
import { draw, normalised, stripped } from './expectations.ts'

test('every rule file is registered under its own name', () => {
  const files = readdirSync('packages/lint/src/rules').filter((f) => f !== 'index.ts' && !f.endsWith('.test.ts'))
  expect(rules.map((rule) => rule.id)).toEqual(files.map((f) => f.replace('.ts', '')).sort())
})

test('every rule says what it is about', () => {
  for (const { summary, docs, id } of rules) {
    expect(summary, id).toMatch(/^[A-Za-z].*[^.]$/)
    expect(docs.trim().length, id).toBeGreaterThan(80)
  }
})

describe.each(rules)('$id', (rule) => {
  test.each(badExamples(rule))('bad example %#', async (example) => {
    const code = stripped(example.code)
    const found = await run(code, example, rule)
    expect(draw(code, found)).toBe(normalised(example.code))
    // As an editor's menu shows them.
    for (const { fix } of found) if (fix) expect(fix.title).toMatch(/^[A-Z][a-z]+ .*[^.]$/)
    if (example.fixed === undefined) return
    const edits = found.flatMap((d) => (d.fix && !d.fix.unsafe ? d.fix.edits : []))
    expect(applyEdits(code, edits)).toBe(example.fixed)
    expect(await run(example.fixed, example, rule)).toEqual([])
  })

  test.each(goodExamples(rule))('good example %#', async (example) => {
    expect(draw(example.code, await run(example.code, example, rule))).toBe(example.code)
  })

  test('has both', () => {
    expect(rule.bad.length).toBeGreaterThan(0)
    expect(rule.good.length).toBeGreaterThan(0)
  })
})

async function run(code: string, { files = {}, target }: Example, rule: Rule): Promise<Diagnostic[]> {
  const version = target === undefined ? undefined : parseVersion(target)
  const project: Project = await loadText('nginx.conf', code, memoryFiles(files), {
    ...(version && { target: version }),
  })
  // A rule about what others have found needs them.
  const asked = rule.checkSuppressions ? rules : [rule]
  return lint(project, { rules: asked }).filter((diagnostic) => diagnostic.rule === rule.id)
}
