export { lint, type LintOptions } from './lint.ts'
export { conf, defineRule, type Diagnostic, type Example, type Fix, type More, type Rule, type Severity } from './rule.ts'
export { rules } from './rules/index.ts'
