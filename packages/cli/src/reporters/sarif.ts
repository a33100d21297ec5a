import { pathToFileURL } from 'node:url'
import type { Diagnostic } from '@nginx-lint/lint'
import type { Span } from '@nginx-lint/syntax'
import { UNREADABLE } from '@nginx-lint/workspace'
import type { ArtifactLocation, Fix, Location, Log, Notification, Region, Result } from 'sarif'
import type { CheckedFile } from '../findings.ts'
import { version } from '../version.ts'
import { fingerprintsFromRoot, fromRoot, rootOf } from './places.ts'
import { type Report, type Surroundings, withUnread } from './report.ts'
import { descriptors, levels } from './sarif-rules.ts'

const ROOT = '%SRCROOT%'

/** The output of `--format sarif`: SARIF 2.1.0, as code scanning reads it. */
export function sarif(report: Report, surroundings: Surroundings): string {
  const write = writer(report, surroundings)
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: 'nginx-lint', version, semanticVersion: version, rules: [...descriptors] } },
        invocations: [
          {
            executionSuccessful: report.unread.length === 0,
            toolExecutionNotifications: report.unread.map(write.notification),
          },
        ],
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { uri: folderUri(rootOf(surroundings)) } },
        artifacts: report.files.map(({ path }) => ({ location: write.artifact(path), roles: ['analysisTarget'] })),
        results: withUnread(report).flatMap(write.results),
      },
    ],
  }
  return `${JSON.stringify(log)}\n`
}

const ruleIndexes = new Map(descriptors.map(({ id }, index) => [id, index]))

function writer(report: Report, surroundings: Surroundings) {
  const artifact = (path: string): ArtifactLocation => artifactLocation(fromRoot(path, surroundings))

  function results(file: CheckedFile): Result[] {
    const fingerprints = fingerprintsFromRoot(file, surroundings)
    return file.diagnostics.map((diagnostic, i) => result(diagnostic, fingerprints[i]!))
  }

  function result({ path, rule, severity, message, fix, related, ...span }: Diagnostic, fingerprint: string): Result {
    return {
      ruleId: rule,
      ruleIndex: ruleIndexes.get(rule)!,
      level: levels[severity],
      message: { text: message },
      locations: [location(path, span)],
      partialFingerprints: { 'nginxLint/v1': fingerprint },
      ...(related && {
        relatedLocations: related.map((place) => ({
          ...location(place.path, place),
          message: { text: place.message },
        })),
      }),
      ...(fix && { fixes: [fixOf(path, fix)] }),
    }
  }

  function location(path: string, span: Span): Location {
    return { physicalLocation: { artifactLocation: artifact(path), region: region(path, span) } }
  }

  function region(path: string, { start, end }: Span): Region {
    const lines = report.lines(path)
    if (!lines) return { startLine: 1 }
    const from = lines.position(start)
    const to = lines.position(end)
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
      charOffset: start,
      charLength: end - start,
    }
  }

  /** SARIF has no place for "may change the meaning": it is said to whoever is about to apply it. */
  function fixOf(path: string, { title, edits, unsafe }: NonNullable<Diagnostic['fix']>): Fix {
    return {
      description: { text: unsafe ? `${title} (may change what the configuration means)` : title },
      artifactChanges: [
        {
          artifactLocation: artifact(path),
          replacements: edits.map((edit) => ({
            deletedRegion: region(path, edit),
            insertedContent: { text: edit.text },
          })),
        },
      ],
    }
  }

  const notification = ({ path, message }: Report['unread'][number]): Notification => ({
    level: 'error',
    message: { text: message },
    associatedRule: { id: UNREADABLE, index: ruleIndexes.get(UNREADABLE)! },
    locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
  })

  return { artifact, results, notification }
}

/** Of a path as `fromRoot` gives it. */
function artifactLocation(path: string): ArtifactLocation {
  if (isAbsolutePath(path)) return { uri: pathToFileURL(path).href }
  return { uri: path.split('/').map(encodeSegment).join('/'), uriBaseId: ROOT }
}

const isAbsolutePath = (path: string): boolean => /^(?:\/|[A-Za-z]:\/)/.test(path)

/** A lone surrogate, which no URI can have, becomes U+FFFD. */
const encodeSegment = (segment: string): string => encodeURIComponent(Buffer.from(segment).toString())

const folderUri = (path: string): string => pathToFileURL(path).href.replace(/\/*$/, '/')
