import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const inProvider = ['http.oidc_provider'] as const

export const oidc = defineModule({
  name: 'ngx_http_oidc_module',
  family: 'http',
  directives: {
    auth_oidc: {
      intervenes: 'may send the client to log in',
      syntax: 'off | <oidc_provider>',
      in: httpLevels,
      default: 'off',
      since: '1.27.4',
      repeatable: true,
      plus: true,
    },
    client_id: { syntax: '<string>', in: inProvider, repeatable: true, plus: true },
    client_secret: { syntax: '<string>', in: inProvider, repeatable: true, plus: true },
    config_url: {
      syntax: '<string>',
      in: inProvider,
      default: '<issuer>/.well-known/openid-configuration',
      repeatable: true,
      plus: true,
    },
    cookie_name: { syntax: '<string>', in: inProvider, default: 'NGX_OIDC_SESSION', repeatable: true, plus: true },
    extra_auth_args: { syntax: '<string>', in: inProvider, repeatable: true, plus: true },
    frontchannel_logout_uri: { syntax: '<string>', in: inProvider, since: '1.29.3', repeatable: true, plus: true },
    issuer: { syntax: '<string>', in: inProvider, repeatable: true, plus: true },
    logout_token_hint: {
      syntax: '<flag>',
      in: inProvider,
      default: 'off',
      since: '1.29.0',
      repeatable: true,
      plus: true,
    },
    logout_uri: { syntax: '<string>', in: inProvider, since: '1.29.0', repeatable: true, plus: true },
    oidc_provider: {
      syntax: '<new oidc_provider>',
      in: ['http'],
      since: '1.27.4',
      block: 'http.oidc_provider',
      repeatable: true,
      plus: true,
    },
    pkce: { syntax: '<flag>', in: inProvider, since: '1.29.3', repeatable: true, plus: true },
    post_logout_uri: { syntax: '<string>', in: inProvider, since: '1.29.0', repeatable: true, plus: true },
    redirect_uri: { syntax: '<string>', in: inProvider, default: '/oidc_callback', repeatable: true, plus: true },
    scope: { syntax: '<string> ...', in: inProvider, default: 'openid', repeatable: true, plus: true },
    session_store: { syntax: '<keyval_zone>', in: inProvider, repeatable: true, plus: true },
    session_timeout: { syntax: '<any-time>', in: inProvider, default: '8h', repeatable: true, plus: true },
    ssl_crl: { syntax: '<file>', in: inProvider, repeatable: true, plus: true },
    ssl_trusted_certificate: {
      syntax: '<file>',
      in: inProvider,
      default: 'system CA bundle',
      repeatable: true,
      plus: true,
    },
    userinfo: {
      syntax: 'on | off | <string>',
      in: inProvider,
      default: 'off',
      since: '1.29.0',
      repeatable: true,
      plus: true,
    },
  },
  variables: {
    oidc_access_token: { plus: true },
    oidc_claim_: { prefix: true, plus: true },
    oidc_id_token: { plus: true },
    oidc_userinfo: { since: '1.29.0', plus: true },
  },
})
