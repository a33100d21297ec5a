import { editorStyles, nodeFiles } from '@nginx-lint/workspace'
import { expect, test } from 'vitest'
import { folder } from './testing.ts'

const styleIn = (files: Readonly<Record<string, string>>, path: string) => {
  const at = folder(files).path
  return editorStyles(at, nodeFiles(at))(path)
}
const styleBy = (text: string, path = 'a.conf') => styleIn({ '.editorconfig': `root = true\n${text}` }, path)

test('what is not said is absent', () => {
  expect(styleBy('')).toEqual({})
  expect(styleBy('[*]\ncharset = utf-8\nmax_line_length = 80\ntrim_trailing_whitespace = true\n')).toEqual({})
  expect(styleBy('[*.md]\nindent_size = 2\n')).toEqual({})
})

test('the four that are about formatting', () => {
  const all = 'indent_style = space\nindent_size = 2\nend_of_line = crlf\ninsert_final_newline = true\n'
  expect(styleBy(`[*.conf]\n${all}`)).toEqual({
    indentStyle: 'space',
    indentSize: 2,
    endOfLine: 'crlf',
    insertFinalNewline: true,
  })
  expect(styleBy('[*]\ninsert_final_newline = false\nend_of_line = lf')).toEqual({
    insertFinalNewline: false,
    endOfLine: 'lf',
  })
})

test('keys and values in any case, with spaces, comments and a byte order mark', () => {
  expect(styleBy('\t[*]\r\n# indent_size = 8\r\n ; x\r\n  Indent_Style=TAB\r\n  TAB_WIDTH  =  3  # wide\r\n')).toEqual({
    indentStyle: 'tab',
    indentSize: 3,
  })
  const files = { '.editorconfig': 'indent_size=9\n[*]\nindent_size=7\n', 'x/.editorconfig': '\ufeffROOT = True\n' }
  expect(styleIn(files, 'x/a.conf')).toEqual({})
  expect(styleIn(files, 'a.conf')).toEqual({ indentSize: 7 })
})

test('the nearest file wins, then the later section', () => {
  const files = {
    '.editorconfig': 'root = true\n[*]\nindent_size = 2\nend_of_line = lf\n[*.conf]\nindent_size = 3\n',
    'x/.editorconfig': '[*]\nindent_size = 5\n',
  }
  expect(styleIn(files, 'a.conf')).toEqual({ indentSize: 3, endOfLine: 'lf' })
  expect(styleIn(files, 'x/y/a.conf')).toEqual({ indentSize: 5, endOfLine: 'lf' })
  expect(styleBy('[*]\nindent_size = 2\n[*.conf]\nindent_size = 3\n[*]\nindent_size = 4\n')).toEqual({ indentSize: 4 })
})

test('"unset" takes back what was said', () => {
  expect(
    styleBy('[*]\nindent_size = 2\nindent_style = tab\n[*.conf]\nindent_size = unset\nindent_style = unset'),
  ).toEqual({})
})

test('a level is as wide as a tab where tabs make it', () => {
  expect(styleBy('[*]\nindent_style = tab')).toEqual({ indentStyle: 'tab' })
  expect(styleBy('[*]\nindent_style = tab\ntab_width = 8')).toEqual({ indentStyle: 'tab', indentSize: 8 })
  expect(styleBy('[*]\nindent_style = tab\nindent_size = 2')).toEqual({ indentStyle: 'tab', indentSize: 2 })
  expect(styleBy('[*]\nindent_style = tab\nindent_size = 2\ntab_width = 8')).toMatchObject({ indentSize: 8 })
  expect(styleBy('[*]\nindent_style = space\nindent_size = tab\ntab_width = 8')).toMatchObject({ indentSize: 8 })
  expect(styleBy('[*]\nindent_style = space\ntab_width = 8')).toEqual({ indentStyle: 'space' })
})

test('values that make no sense are not obeyed', () => {
  const values = ['indent_style = both', 'indent_size = 0', 'indent_size = -2', 'indent_size = 2.5', 'indent_size =']
  for (const value of [...values, 'indent_size = 1000', 'end_of_line = cr', 'insert_final_newline = 1'])
    expect(styleBy(`[*]\n${value}\n`), value).toEqual({})
})

test('a broken file is no reason to stop', () => {
  expect(styleBy('[*]\nindent_size = 2\n[*.conf\nindent_size = 3\n')).toEqual({ indentSize: 2 })
  expect(styleBy('[]\nindent_size = 3\n[[z-a]]\nindent_size = 4\n[*')).toEqual({})
  expect(styleBy('=\n== x\nindent_size\n[*]\n\0\nindent_size = 3')).toEqual({ indentSize: 3 })
  expect(styleIn({ '.editorconfig/x': '' }, 'a.conf')).toEqual({})
})
