import { test } from 'vitest'
import { stays } from './testing.ts'

test('statements of ten thousand arguments are no more work than as many statements', () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `host${i}.example.com`).join(' ')
  stays(`server {\n    server_name ${names};\n    server_name ${names};\n}\n`)
})
