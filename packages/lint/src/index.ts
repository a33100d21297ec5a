export { type LintOptions, lint } from './lint.ts'
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
} from './rule.ts'
export { rules } from './rules/index.ts'
