import type { Rule } from '../rule.ts'
import absoluteIndexNotLast from './absolute-index-not-last.ts'
import aliasTraversal from './alias-traversal.ts'
import blockMismatch from './block-mismatch.ts'
import conflictingDirectives from './conflicting-directives.ts'
import conflictingLogBuffer from './conflicting-log-buffer.ts'
import conflictingPath from './conflicting-path.ts'
import conflictingServerName from './conflicting-server-name.ts'
import conflictingTlsSettings from './conflicting-tls-settings.ts'
import conflictingZone from './conflicting-zone.ts'
import crowdedUpstreamZone from './crowded-upstream-zone.ts'
import deprecatedDirective from './deprecated-directive.ts'
import deprecatedListenHttp2 from './deprecated-listen-http2.ts'
import duplicateDefinition from './duplicate-definition.ts'
import duplicateDirective from './duplicate-directive.ts'
import duplicateEntry from './duplicate-entry.ts'
import duplicateListen from './duplicate-listen.ts'
import duplicateLocation from './duplicate-location.ts'
import duplicateReferer from './duplicate-referer.ts'
import emptyRegex from './empty-regex.ts'
import emptyUpstream from './empty-upstream.ts'
import errorPageFromBackend from './error-page-from-backend.ts'
import excessiveSplit from './excessive-split.ts'
import flushWithoutBuffer from './flush-without-buffer.ts'
import globInLocation from './glob-in-location.ts'
import ifDropsSettings from './if-drops-settings.ts'
import illFittingBuffers from './ill-fitting-buffers.ts'
import illSizedHash from './ill-sized-hash.ts'
import includeCycle from './include-cycle.ts'
import includeNotFound from './include-not-found.ts'
import incompatibleParameters from './incompatible-parameters.ts'
import invalidArgument from './invalid-argument.ts'
import invalidCharsetMap from './invalid-charset-map.ts'
import invalidCondition from './invalid-condition.ts'
import invalidGeoRange from './invalid-geo-range.ts'
import invalidMapKey from './invalid-map-key.ts'
import invalidOcspResponder from './invalid-ocsp-responder.ts'
import invalidServerWildcard from './invalid-server-wildcard.ts'
import invalidUpstreamService from './invalid-upstream-service.ts'
import loadModuleTooLate from './load-module-too-late.ts'
import meaninglessAddressBits from './meaningless-address-bits.ts'
import misplacedAlias from './misplaced-alias.ts'
import misplacedFallback from './misplaced-fallback.ts'
import misplacedLocation from './misplaced-location.ts'
import misplacedRedirectDefault from './misplaced-redirect-default.ts'
import missingAuthHttp from './missing-auth-http.ts'
import missingCacheKey from './missing-cache-key.ts'
import missingCertificate from './missing-certificate.ts'
import missingCertificateKey from './missing-certificate-key.ts'
import missingCharsetMap from './missing-charset-map.ts'
import missingEvents from './missing-events.ts'
import missingHandler from './missing-handler.ts'
import missingListen from './missing-listen.ts'
import missingMailProtocol from './missing-mail-protocol.ts'
import missingSemicolon from './missing-semicolon.ts'
import missingTrustedCertificate from './missing-trusted-certificate.ts'
import missingUpstreamPort from './missing-upstream-port.ts'
import mixedSecureLink from './mixed-secure-link.ts'
import noValidReferer from './no-valid-referer.ts'
import notOnLinux from './not-on-linux.ts'
import onlyBackupServers from './only-backup-servers.ts'
import passWithUri from './pass-with-uri.ts'
import plusOnlyDirective from './plus-only-directive.ts'
import prefixWithoutBoundary from './prefix-without-boundary.ts'
import quicWithoutTls13 from './quic-without-tls13.ts'
import redefinedBalancingMethod from './redefined-balancing-method.ts'
import redefinedProtocols from './redefined-protocols.ts'
import redirectLoop from './redirect-loop.ts'
import redundantMimeType from './redundant-mime-type.ts'
import regexOverridesPrefix from './regex-overrides-prefix.ts'
import removedDirective from './removed-directive.ts'
import repeatedValue from './repeated-value.ts'
import resolverBothOff from './resolver-both-off.ts'
import settingTooLate from './setting-too-late.ts'
import suspiciousServerName from './suspicious-server-name.ts'
import tooDeep from './too-deep.ts'
import tooFewConnections from './too-few-connections.ts'
import tooLongLevels from './too-long-levels.ts'
import tooLongWord from './too-long-word.ts'
import tooManySubFilters from './too-many-sub-filters.ts'
import unanchoredExtension from './unanchored-extension.ts'
import unbalancedBraces from './unbalanced-braces.ts'
import unchangeableVariable from './unchangeable-variable.ts'
import unclosedQuote from './unclosed-quote.ts'
import undefinedSymbol from './undefined-symbol.ts'
import unescapedDot from './unescaped-dot.ts'
import unevenCpuMasks from './uneven-cpu-masks.ts'
import unexpectedToken from './unexpected-token.ts'
import unknownDirective from './unknown-directive.ts'
import unknownInstruction from './unknown-instruction.ts'
import unknownVariable from './unknown-variable.ts'
import unquotedBrace from './unquoted-brace.ts'
import unreachableDirective from './unreachable-directive.ts'
import unreachableLocation from './unreachable-location.ts'
import unreachableServer from './unreachable-server.ts'
import unresolvableUpstream from './unresolvable-upstream.ts'
import unsupportedBackup from './unsupported-backup.ts'
import unusedIgnore from './unused-ignore.ts'
import upstreamWithPort from './upstream-with-port.ts'
import usedBeforeDefined from './used-before-defined.ts'
import wrongContext from './wrong-context.ts'

/** Every rule, one file each, in alphabetical order. */
export const rules: readonly Rule[] = [
  absoluteIndexNotLast,
  aliasTraversal,
  blockMismatch,
  conflictingDirectives,
  conflictingLogBuffer,
  conflictingPath,
  conflictingServerName,
  conflictingTlsSettings,
  conflictingZone,
  crowdedUpstreamZone,
  deprecatedDirective,
  deprecatedListenHttp2,
  duplicateDefinition,
  duplicateDirective,
  duplicateEntry,
  duplicateListen,
  duplicateLocation,
  duplicateReferer,
  emptyRegex,
  emptyUpstream,
  errorPageFromBackend,
  excessiveSplit,
  flushWithoutBuffer,
  globInLocation,
  ifDropsSettings,
  illFittingBuffers,
  illSizedHash,
  includeCycle,
  includeNotFound,
  incompatibleParameters,
  invalidArgument,
  invalidCharsetMap,
  invalidCondition,
  invalidGeoRange,
  invalidMapKey,
  invalidOcspResponder,
  invalidServerWildcard,
  invalidUpstreamService,
  loadModuleTooLate,
  meaninglessAddressBits,
  misplacedAlias,
  misplacedFallback,
  misplacedLocation,
  misplacedRedirectDefault,
  missingAuthHttp,
  missingCacheKey,
  missingCertificate,
  missingCertificateKey,
  missingCharsetMap,
  missingEvents,
  missingHandler,
  missingListen,
  missingMailProtocol,
  missingSemicolon,
  missingTrustedCertificate,
  missingUpstreamPort,
  mixedSecureLink,
  noValidReferer,
  notOnLinux,
  onlyBackupServers,
  passWithUri,
  plusOnlyDirective,
  prefixWithoutBoundary,
  quicWithoutTls13,
  redefinedBalancingMethod,
  redefinedProtocols,
  redirectLoop,
  redundantMimeType,
  regexOverridesPrefix,
  removedDirective,
  repeatedValue,
  resolverBothOff,
  settingTooLate,
  suspiciousServerName,
  tooDeep,
  tooFewConnections,
  tooLongLevels,
  tooLongWord,
  tooManySubFilters,
  unanchoredExtension,
  unbalancedBraces,
  unchangeableVariable,
  unclosedQuote,
  undefinedSymbol,
  unescapedDot,
  unevenCpuMasks,
  unexpectedToken,
  unknownDirective,
  unknownInstruction,
  unknownVariable,
  unquotedBrace,
  unreachableDirective,
  unreachableLocation,
  unreachableServer,
  unresolvableUpstream,
  unsupportedBackup,
  unusedIgnore,
  upstreamWithPort,
  usedBeforeDefined,
  wrongContext,
]
