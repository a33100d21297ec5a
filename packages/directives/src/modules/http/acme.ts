import { defineModule } from '../../module.ts'

export const acme = defineModule({
  name: 'ngx_http_acme_module',
  family: 'http',
  dynamic: true,
  directives: {
    accept_terms_of_service: { syntax: '', in: ['http.acme_issuer'] },
    account_key: { syntax: '<acme-key file>', in: ['http.acme_issuer'] },
    acme_certificate: {
      syntax: '<acme_issuer> [<acme-identifier>|key=<acme-key> ...]',
      in: ['http.server'],
      inherits: 'never',
    },
    acme_issuer: { syntax: '<new acme_issuer>', in: ['http'], block: 'http.acme_issuer', repeatable: true },
    acme_shared_zone: { syntax: 'zone=<name>:<size 32768..>', in: ['http'], default: 'zone=ngx_acme_shared:256k' },
    challenge: { syntax: 'http-01|http|tls-alpn-01|tls-alpn', in: ['http.acme_issuer'], default: 'http-01' },
    common_name_in_csr: { syntax: '<flag>', in: ['http.acme_issuer'], default: 'off' },
    contact: { syntax: '<contact>', in: ['http.acme_issuer'], repeatable: true },
    external_account_key: { syntax: '<name> data:<string>|<file>', in: ['http.acme_issuer'] },
    preferred_chain: { syntax: '<string>', in: ['http.acme_issuer'] },
    profile: { syntax: '<string> [require]', in: ['http.acme_issuer'] },
    ssl_trusted_certificate: { syntax: '<file>', in: ['http.acme_issuer'] },
    ssl_verify: { syntax: '<flag>', in: ['http.acme_issuer'], default: 'on' },
    state_path: { syntax: 'off | <path>', in: ['http.acme_issuer'], default: 'acme_<issuer>' },
    uri: { syntax: '<string>', in: ['http.acme_issuer'], repeatable: true },
  },
  variables: {
    acme_certificate: {},
    acme_certificate_key: {},
  },
})
