export { type LintOptions, lint } from './lint.ts'
export {
  conf,
  type Diagnostic,
  defineRule,
  type Example,
  type Fix,
  type More,
  type Rule,
  type Severity,
} from './rule.ts'
export { rules } from './rules/index.ts'
