export { fixableAtOnce } from './fixes.ts'
export { type LintOptions, lint, type Severities } from './lint.ts'
export { rulePage } from './page.ts'
export {
  badExamples,
  conf,
  type Diagnostic,
  dedented,
  defineRule,
  type Example,
  type Fix,
  goodExamples,
  type More,
  type Rule,
  type Severity,
  UNREADABLE,
} from './rule.ts'
export { rules } from './rules/index.ts'
export { hiding, type Suppression, suppressionsIn } from './suppressions.ts'
