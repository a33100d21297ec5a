import { takesVariables, typeOf, type Value } from '@nginx-lint/directives'

/** Such a value takes `$name`, but no `$` alone; where a `$` is text, both or none are fine. */
export function holdsVariables(value: Value): boolean {
  if (takesVariables(value.detail)) return true
  const { check } = typeOf(value)
  return check !== undefined && check('$name', value.detail) === undefined && check('$', value.detail) !== undefined
}
