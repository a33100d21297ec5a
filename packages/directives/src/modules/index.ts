import type { ModuleFacts } from '../module.ts'
import { conf as coreConf } from './core/conf.ts'
import { core as coreCore } from './core/core.ts'
import { devpoll as coreDevpoll } from './core/devpoll.ts'
import { epoll as coreEpoll } from './core/epoll.ts'
import { errlog as coreErrlog } from './core/errlog.ts'
import { eventCore as coreEventCore } from './core/event-core.ts'
import { eventport as coreEventport } from './core/eventport.ts'
import { events as coreEvents } from './core/events.ts'
import { googlePerftools as coreGooglePerftools } from './core/google-perftools.ts'
import { iocp as coreIocp } from './core/iocp.ts'
import { kqueue as coreKqueue } from './core/kqueue.ts'
import { mgmt as coreMgmt } from './core/mgmt.ts'
import { openssl as coreOpenssl } from './core/openssl.ts'
import { opensslCache as coreOpensslCache } from './core/openssl-cache.ts'
import { quicBpf as coreQuicBpf } from './core/quic-bpf.ts'
import { regex as coreRegex } from './core/regex.ts'
import { rtsig as coreRtsig } from './core/rtsig.ts'
import { threadPool as coreThreadPool } from './core/thread-pool.ts'
import { access as httpAccess } from './http/access.ts'
import { acme as httpAcme } from './http/acme.ts'
import { addition as httpAddition } from './http/addition.ts'
import { api as httpApi } from './http/api.ts'
import { authBasic as httpAuthBasic } from './http/auth-basic.ts'
import { authJwt as httpAuthJwt } from './http/auth-jwt.ts'
import { authRequest as httpAuthRequest } from './http/auth-request.ts'
import { authRequire as httpAuthRequire } from './http/auth-require.ts'
import { autoindex as httpAutoindex } from './http/autoindex.ts'
import { browser as httpBrowser } from './http/browser.ts'
import { charset as httpCharset } from './http/charset.ts'
import { copy as httpCopy } from './http/copy.ts'
import { core as httpCore } from './http/core.ts'
import { dav as httpDav } from './http/dav.ts'
import { degradation as httpDegradation } from './http/degradation.ts'
import { emptyGif as httpEmptyGif } from './http/empty-gif.ts'
import { f4f as httpF4f } from './http/f4f.ts'
import { fastcgi as httpFastcgi } from './http/fastcgi.ts'
import { flv as httpFlv } from './http/flv.ts'
import { geo as httpGeo } from './http/geo.ts'
import { geoip as httpGeoip } from './http/geoip.ts'
import { grpc as httpGrpc } from './http/grpc.ts'
import { gunzip as httpGunzip } from './http/gunzip.ts'
import { gzip as httpGzip } from './http/gzip.ts'
import { gzipStatic as httpGzipStatic } from './http/gzip-static.ts'
import { headers as httpHeaders } from './http/headers.ts'
import { hls as httpHls } from './http/hls.ts'
import { image as httpImage } from './http/image.ts'
import { index as httpIndex } from './http/index.ts'
import { internalRedirect as httpInternalRedirect } from './http/internal-redirect.ts'
import { js as httpJs } from './http/js.ts'
import { keyval as httpKeyval } from './http/keyval.ts'
import { limitConn as httpLimitConn } from './http/limit-conn.ts'
import { limitReq as httpLimitReq } from './http/limit-req.ts'
import { log as httpLog } from './http/log.ts'
import { map as httpMap } from './http/map.ts'
import { memcached as httpMemcached } from './http/memcached.ts'
import { mirror as httpMirror } from './http/mirror.ts'
import { http as httpHttp } from './http/module.ts'
import { mp4 as httpMp4 } from './http/mp4.ts'
import { mysqlTest as httpMysqlTest } from './http/mysql-test.ts'
import { numMap as httpNumMap } from './http/num-map.ts'
import { oidc as httpOidc } from './http/oidc.ts'
import { otel as httpOtel } from './http/otel.ts'
import { perl as httpPerl } from './http/perl.ts'
import { proxy as httpProxy } from './http/proxy.ts'
import { proxyProtocolVendor as httpProxyProtocolVendor } from './http/proxy-protocol-vendor.ts'
import { randomIndex as httpRandomIndex } from './http/random-index.ts'
import { realip as httpRealip } from './http/realip.ts'
import { referer as httpReferer } from './http/referer.ts'
import { rewrite as httpRewrite } from './http/rewrite.ts'
import { scgi as httpScgi } from './http/scgi.ts'
import { secureLink as httpSecureLink } from './http/secure-link.ts'
import { sessionLog as httpSessionLog } from './http/session-log.ts'
import { slice as httpSlice } from './http/slice.ts'
import { spdy as httpSpdy } from './http/spdy.ts'
import { splitClients as httpSplitClients } from './http/split-clients.ts'
import { ssi as httpSsi } from './http/ssi.ts'
import { ssl as httpSsl } from './http/ssl.ts'
import { staticModule as httpStaticModule } from './http/static.ts'
import { status as httpStatus } from './http/status.ts'
import { stubStatus as httpStubStatus } from './http/stub-status.ts'
import { sub as httpSub } from './http/sub.ts'
import { tryFiles as httpTryFiles } from './http/try-files.ts'
import { tunnel as httpTunnel } from './http/tunnel.ts'
import { upstream as httpUpstream } from './http/upstream.ts'
import { upstreamConf as httpUpstreamConf } from './http/upstream-conf.ts'
import { upstreamHash as httpUpstreamHash } from './http/upstream-hash.ts'
import { upstreamHc as httpUpstreamHc } from './http/upstream-hc.ts'
import { upstreamIpHash as httpUpstreamIpHash } from './http/upstream-ip-hash.ts'
import { upstreamKeepalive as httpUpstreamKeepalive } from './http/upstream-keepalive.ts'
import { upstreamLeastConn as httpUpstreamLeastConn } from './http/upstream-least-conn.ts'
import { upstreamLeastTime as httpUpstreamLeastTime } from './http/upstream-least-time.ts'
import { upstreamRandom as httpUpstreamRandom } from './http/upstream-random.ts'
import { upstreamSticky as httpUpstreamSticky } from './http/upstream-sticky.ts'
import { upstreamZone as httpUpstreamZone } from './http/upstream-zone.ts'
import { userid as httpUserid } from './http/userid.ts'
import { uwsgi as httpUwsgi } from './http/uwsgi.ts'
import { v2 as httpV2 } from './http/v2.ts'
import { v3 as httpV3 } from './http/v3.ts'
import { xslt as httpXslt } from './http/xslt.ts'
import { authHttp as mailAuthHttp } from './mail/auth-http.ts'
import { core as mailCore } from './mail/core.ts'
import { imap as mailImap } from './mail/imap.ts'
import { mail as mailMail } from './mail/module.ts'
import { pop3 as mailPop3 } from './mail/pop3.ts'
import { proxy as mailProxy } from './mail/proxy.ts'
import { realip as mailRealip } from './mail/realip.ts'
import { smtp as mailSmtp } from './mail/smtp.ts'
import { ssl as mailSsl } from './mail/ssl.ts'
import { access as streamAccess } from './stream/access.ts'
import { core as streamCore } from './stream/core.ts'
import { geo as streamGeo } from './stream/geo.ts'
import { geoip as streamGeoip } from './stream/geoip.ts'
import { js as streamJs } from './stream/js.ts'
import { keyval as streamKeyval } from './stream/keyval.ts'
import { limitConn as streamLimitConn } from './stream/limit-conn.ts'
import { log as streamLog } from './stream/log.ts'
import { map as streamMap } from './stream/map.ts'
import { stream as streamStream } from './stream/module.ts'
import { mqtt as streamMqtt } from './stream/mqtt.ts'
import { mqttPreread as streamMqttPreread } from './stream/mqtt-preread.ts'
import { numMap as streamNumMap } from './stream/num-map.ts'
import { pass as streamPass } from './stream/pass.ts'
import { proxy as streamProxy } from './stream/proxy.ts'
import { proxyProtocolVendor as streamProxyProtocolVendor } from './stream/proxy-protocol-vendor.ts'
import { realip as streamRealip } from './stream/realip.ts'
import { returnModule as streamReturnModule } from './stream/return.ts'
import { setModule as streamSetModule } from './stream/set.ts'
import { splitClients as streamSplitClients } from './stream/split-clients.ts'
import { ssl as streamSsl } from './stream/ssl.ts'
import { sslPreread as streamSslPreread } from './stream/ssl-preread.ts'
import { upstream as streamUpstream } from './stream/upstream.ts'
import { upstreamHash as streamUpstreamHash } from './stream/upstream-hash.ts'
import { upstreamHc as streamUpstreamHc } from './stream/upstream-hc.ts'
import { upstreamLeastConn as streamUpstreamLeastConn } from './stream/upstream-least-conn.ts'
import { upstreamLeastTime as streamUpstreamLeastTime } from './stream/upstream-least-time.ts'
import { upstreamRandom as streamUpstreamRandom } from './stream/upstream-random.ts'
import { upstreamZone as streamUpstreamZone } from './stream/upstream-zone.ts'
import { zoneSync as streamZoneSync } from './stream/zone-sync.ts'
import { appProtect as thirdAppProtect } from './third-party/app-protect.ts'
import { arrayVar as thirdArrayVar } from './third-party/array-var.ts'
import { authDigest as thirdAuthDigest } from './third-party/auth-digest.ts'
import { authJwt as thirdAuthJwt } from './third-party/auth-jwt.ts'
import { authLdap as thirdAuthLdap } from './third-party/auth-ldap.ts'
import { authPam as thirdAuthPam } from './third-party/auth-pam.ts'
import { authSpnego as thirdAuthSpnego } from './third-party/auth-spnego.ts'
import { brotli as thirdBrotli } from './third-party/brotli.ts'
import { cachePurge as thirdCachePurge } from './third-party/cache-purge.ts'
import { concat as thirdConcat } from './third-party/concat.ts'
import { cookieFlag as thirdCookieFlag } from './third-party/cookie-flag.ts'
import { coolkit as thirdCoolkit } from './third-party/coolkit.ts'
import { davExt as thirdDavExt } from './third-party/dav-ext.ts'
import { drizzle as thirdDrizzle } from './third-party/drizzle.ts'
import { dynamicUpstream as thirdDynamicUpstream } from './third-party/dynamic-upstream.ts'
import { echo as thirdEcho } from './third-party/echo.ts'
import { encryptedSession as thirdEncryptedSession } from './third-party/encrypted-session.ts'
import { fancyindex as thirdFancyindex } from './third-party/fancyindex.ts'
import { formInput as thirdFormInput } from './third-party/form-input.ts'
import { geoip2 as thirdGeoip2 } from './third-party/geoip2.ts'
import { headersMore as thirdHeadersMore } from './third-party/headers-more.ts'
import { iconv as thirdIconv } from './third-party/iconv.ts'
import { jdomain as thirdJdomain } from './third-party/jdomain.ts'
import { limitTrafficRate as thirdLimitTrafficRate } from './third-party/limit-traffic-rate.ts'
import { lua as thirdLua } from './third-party/lua.ts'
import { memc as thirdMemc } from './third-party/memc.ts'
import { modsecurity as thirdModsecurity } from './third-party/modsecurity.ts'
import { naxsi as thirdNaxsi } from './third-party/naxsi.ts'
import { nchan as thirdNchan } from './third-party/nchan.ts'
import { ndk as thirdNdk } from './third-party/ndk.ts'
import { openresty as thirdOpenresty } from './third-party/openresty.ts'
import { opentelemetry as thirdOpentelemetry } from './third-party/opentelemetry.ts'
import { opentelemetryWebserver as thirdOpentelemetryWebserver } from './third-party/opentelemetry-webserver.ts'
import { opentracing as thirdOpentracing } from './third-party/opentracing.ts'
import { pagespeed as thirdPagespeed } from './third-party/pagespeed.ts'
import { passenger as thirdPassenger } from './third-party/passenger.ts'
import { postgres as thirdPostgres } from './third-party/postgres.ts'
import { proxyConnect as thirdProxyConnect } from './third-party/proxy-connect.ts'
import { pushStream as thirdPushStream } from './third-party/push-stream.ts'
import { rdsCsv as thirdRdsCsv } from './third-party/rds-csv.ts'
import { rdsJson as thirdRdsJson } from './third-party/rds-json.ts'
import { redis as thirdRedis } from './third-party/redis.ts'
import { redis2 as thirdRedis2 } from './third-party/redis2.ts'
import { replaceFilter as thirdReplaceFilter } from './third-party/replace-filter.ts'
import { rtmp as thirdRtmp } from './third-party/rtmp.ts'
import { rtmpHttp as thirdRtmpHttp } from './third-party/rtmp-http.ts'
import { securityHeaders as thirdSecurityHeaders } from './third-party/security-headers.ts'
import { setMisc as thirdSetMisc } from './third-party/set-misc.ts'
import { slowfsCache as thirdSlowfsCache } from './third-party/slowfs-cache.ts'
import { smallLight as thirdSmallLight } from './third-party/small-light.ts'
import { srcache as thirdSrcache } from './third-party/srcache.ts'
import { sslDynRec as thirdSslDynRec } from './third-party/ssl-dyn-rec.ts'
import { sticky as thirdSticky } from './third-party/sticky.ts'
import { streamGeoip2 as thirdStreamGeoip2 } from './third-party/stream-geoip2.ts'
import { streamLua as thirdStreamLua } from './third-party/stream-lua.ts'
import { streamSts as thirdStreamSts } from './third-party/stream-sts.ts'
import { sts as thirdSts } from './third-party/sts.ts'
import { subsFilter as thirdSubsFilter } from './third-party/subs-filter.ts'
import { upload as thirdUpload } from './third-party/upload.ts'
import { uploadProgress as thirdUploadProgress } from './third-party/upload-progress.ts'
import { upstreamCheck as thirdUpstreamCheck } from './third-party/upstream-check.ts'
import { upstreamFair as thirdUpstreamFair } from './third-party/upstream-fair.ts'
import { upsync as thirdUpsync } from './third-party/upsync.ts'
import { vod as thirdVod } from './third-party/vod.ts'
import { vts as thirdVts } from './third-party/vts.ts'
import { xss as thirdXss } from './third-party/xss.ts'
import { zstd as thirdZstd } from './third-party/zstd.ts'

/** Every module, one file each, named as nginx names it. */
export const modules: readonly ModuleFacts[] = [
  coreConf,
  coreCore,
  coreDevpoll,
  coreEpoll,
  coreErrlog,
  coreEventCore,
  coreEventport,
  coreEvents,
  coreGooglePerftools,
  coreIocp,
  coreKqueue,
  coreMgmt,
  coreOpenssl,
  coreOpensslCache,
  coreQuicBpf,
  coreRegex,
  coreRtsig,
  coreThreadPool,
  httpAccess,
  httpAcme,
  httpAddition,
  httpApi,
  httpAuthBasic,
  httpAuthJwt,
  httpAuthRequest,
  httpAuthRequire,
  httpAutoindex,
  httpBrowser,
  httpCharset,
  httpCopy,
  httpCore,
  httpDav,
  httpDegradation,
  httpEmptyGif,
  httpF4f,
  httpFastcgi,
  httpFlv,
  httpGeo,
  httpGeoip,
  httpGrpc,
  httpGunzip,
  httpGzip,
  httpGzipStatic,
  httpHeaders,
  httpHls,
  httpImage,
  httpIndex,
  httpInternalRedirect,
  httpJs,
  httpKeyval,
  httpLimitConn,
  httpLimitReq,
  httpLog,
  httpMap,
  httpMemcached,
  httpMirror,
  httpHttp,
  httpMp4,
  httpMysqlTest,
  httpNumMap,
  httpOidc,
  httpOtel,
  httpPerl,
  httpProxy,
  httpProxyProtocolVendor,
  httpRandomIndex,
  httpRealip,
  httpReferer,
  httpRewrite,
  httpScgi,
  httpSecureLink,
  httpSessionLog,
  httpSlice,
  httpSpdy,
  httpSplitClients,
  httpSsi,
  httpSsl,
  httpStaticModule,
  httpStatus,
  httpStubStatus,
  httpSub,
  httpTryFiles,
  httpTunnel,
  httpUpstream,
  httpUpstreamConf,
  httpUpstreamHash,
  httpUpstreamHc,
  httpUpstreamIpHash,
  httpUpstreamKeepalive,
  httpUpstreamLeastConn,
  httpUpstreamLeastTime,
  httpUpstreamRandom,
  httpUpstreamSticky,
  httpUpstreamZone,
  httpUserid,
  httpUwsgi,
  httpV2,
  httpV3,
  httpXslt,
  mailAuthHttp,
  mailCore,
  mailImap,
  mailMail,
  mailPop3,
  mailProxy,
  mailRealip,
  mailSmtp,
  mailSsl,
  streamAccess,
  streamCore,
  streamGeo,
  streamGeoip,
  streamJs,
  streamKeyval,
  streamLimitConn,
  streamLog,
  streamMap,
  streamStream,
  streamMqtt,
  streamMqttPreread,
  streamNumMap,
  streamPass,
  streamProxy,
  streamProxyProtocolVendor,
  streamRealip,
  streamReturnModule,
  streamSetModule,
  streamSplitClients,
  streamSsl,
  streamSslPreread,
  streamUpstream,
  streamUpstreamHash,
  streamUpstreamHc,
  streamUpstreamLeastConn,
  streamUpstreamLeastTime,
  streamUpstreamRandom,
  streamUpstreamZone,
  streamZoneSync,
  thirdAppProtect,
  thirdArrayVar,
  thirdAuthDigest,
  thirdAuthJwt,
  thirdAuthLdap,
  thirdAuthPam,
  thirdAuthSpnego,
  thirdBrotli,
  thirdCachePurge,
  thirdConcat,
  thirdCookieFlag,
  thirdCoolkit,
  thirdDavExt,
  thirdDrizzle,
  thirdDynamicUpstream,
  thirdEcho,
  thirdEncryptedSession,
  thirdFancyindex,
  thirdFormInput,
  thirdGeoip2,
  thirdHeadersMore,
  thirdIconv,
  thirdJdomain,
  thirdLimitTrafficRate,
  thirdLua,
  thirdMemc,
  thirdModsecurity,
  thirdNaxsi,
  thirdNchan,
  thirdNdk,
  thirdOpenresty,
  thirdOpentelemetry,
  thirdOpentelemetryWebserver,
  thirdOpentracing,
  thirdPagespeed,
  thirdPassenger,
  thirdPostgres,
  thirdProxyConnect,
  thirdPushStream,
  thirdRdsCsv,
  thirdRdsJson,
  thirdRedis,
  thirdRedis2,
  thirdReplaceFilter,
  thirdRtmp,
  thirdRtmpHttp,
  thirdSecurityHeaders,
  thirdSetMisc,
  thirdSlowfsCache,
  thirdSmallLight,
  thirdSrcache,
  thirdSslDynRec,
  thirdSticky,
  thirdStreamGeoip2,
  thirdStreamLua,
  thirdStreamSts,
  thirdSts,
  thirdSubsFilter,
  thirdUpload,
  thirdUploadProgress,
  thirdUpstreamCheck,
  thirdUpstreamFair,
  thirdUpsync,
  thirdVod,
  thirdVts,
  thirdXss,
  thirdZstd,
]
