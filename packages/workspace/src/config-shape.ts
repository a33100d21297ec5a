import { flavours, thirdPartyNames } from '@nginx-lint/directives'
import { rules } from '@nginx-lint/lint'
import type { Shape } from './json.ts'
import { severityNames, UNREADABLE } from './severities.ts'

/** What a configuration file may hold. Its reader goes by it, and the published JSON schema is made of it. */
export function configShape(): Shape {
  return {
    title: 'Settings of nginx-lint',
    noun: 'setting',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Where this schema is, for editors' },
      target: {
        type: 'string',
        description: 'The release of nginx the configuration is for; absent: the newest',
        pattern: '^1\\.\\d{1,4}(\\.\\d{1,4}){0,2}$',
        patternErrorMessage: 'no nginx release: expected one such as "1.26.3"',
        examples: ['1.26.3'],
      },
      flavour: {
        noun: 'flavour',
        enum: flavours,
        description:
          'Which nginx it is. OpenResty: nginx with the third-party modules of its bundle; a target may be one of its releases, such as 1.25.3.1',
        default: 'nginx',
      },
      modules: {
        type: 'array',
        items: { noun: 'module', enum: thirdPartyNames() },
        description:
          'The third-party modules that are there: directives of others are unknown. Absent: all are known; with OpenResty those of its bundle, and a list adds to them',
        examples: [['headers-more']],
      },
      prefix: {
        type: 'string',
        description: 'The folder relative includes start from; absent: that of the main configuration file',
      },
      paths: {
        type: 'object',
        description: 'Where absolute folders that the configuration names are here, from the folder of this file',
        propertyNames: {
          type: 'string',
          pattern: '^/',
          patternErrorMessage: 'no absolute path: expected one such as "/etc/nginx"',
        },
        additionalProperties: { type: 'string' },
        examples: [{ '/etc/nginx': './conf' }],
      },
      rules: severities(),
      overrides: {
        type: 'array',
        description: 'Other severities and format for some files; of several that speak of a file, the last counts',
        items: {
          noun: 'key',
          type: 'object',
          additionalProperties: false,
          required: ['files'],
          properties: {
            files: {
              type: 'array',
              items: { type: 'string' },
              description: 'Globs of the files, from the folder of this file',
              examples: [['legacy/**']],
            },
            rules: severities(),
            format: format(),
          },
          examples: [{ files: ['legacy/**'], rules: { 'unknown-directive': 'warning' } }],
        },
        examples: [[{ files: ['legacy/**'], rules: { 'unknown-directive': 'warning' } }]],
      },
      ignore: {
        type: 'array',
        items: { type: 'string' },
        description: 'Globs of files and folders that are left out',
        examples: [['vendor/**']],
      },
      format: format(),
      baseline: {
        type: 'string',
        description: 'The file with the findings that are known already and stay quiet, from the folder of this file',
        examples: ['nginx-lint.baseline.json'],
      },
    },
    examples: [{ rules: { 'unknown-directive': 'warning' } }],
  }
}

function severities(): Shape {
  const described = [
    ...rules.map(({ id, summary }) => [id, summary] as const),
    [UNREADABLE, 'A file that is included or was found cannot be read'] as const,
  ]
  return {
    noun: 'rule',
    type: 'object',
    additionalProperties: false,
    description: 'Severities of rules, instead of their own',
    properties: Object.fromEntries(
      described.map(([id, description]) => [id, { noun: 'severity', enum: severityNames, description }]),
    ),
    examples: [{ 'unknown-directive': 'warning' }],
  }
}

const format = (): Shape => ({
  noun: 'format option',
  type: 'object',
  additionalProperties: false,
  description: 'How "nginx-lint format" lays files out',
  properties: {
    indentStyle: { noun: 'indentation', enum: ['space', 'tab'], description: 'What lines are indented with' },
    indentSize: { type: 'integer', minimum: 1, maximum: 16, description: 'Columns of one level' },
    lineWidth: { type: 'integer', minimum: 1, maximum: 9999, description: 'Columns that a line should not exceed' },
  },
  examples: [{ indentSize: 4 }],
})
