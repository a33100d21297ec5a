import { defineModule } from '../../module.ts'
import { mailLevels } from '../levels.ts'
import { sslSessionCache } from '../notations.ts'

export const ssl = defineModule({
  name: 'ngx_mail_ssl_module',
  family: 'mail',
  directives: {
    ssl: {
      syntax: '<flag>',
      in: mailLevels,
      default: 'off',
      since: '0.1.44',
      removed: '1.25.1',
      deprecated: ['1.15.0', 'the "ssl" parameter of "listen"'],
    },
    ssl_certificate: { syntax: '<file>', in: mailLevels, since: '0.5.15', repeatable: true },
    ssl_certificate_compression: { syntax: '<flag>', in: mailLevels, default: 'off', since: '1.29.1' },
    ssl_certificate_key: { syntax: '<file>', in: mailLevels, since: '0.5.15', repeatable: true },
    ssl_ciphers: { syntax: '<string>', in: mailLevels, default: 'HIGH:!aNULL:!MD5', since: '0.5.15' },
    ssl_client_certificate: { syntax: '<file>', in: mailLevels, since: '1.7.11' },
    ssl_conf_command: { syntax: '<ssl-command> <string>', in: mailLevels, since: '1.19.4', repeatable: true },
    ssl_crl: { syntax: '<file>', in: mailLevels, since: '1.7.11' },
    ssl_dhparam: { syntax: '<file>', in: mailLevels, since: '0.7.2' },
    ssl_ecdh_curve: { syntax: '<string>', in: mailLevels, default: 'auto', since: '1.0.6' },
    ssl_password_file: { syntax: '<file>', in: mailLevels, since: '1.7.3' },
    ssl_prefer_server_ciphers: { syntax: '<flag>', in: mailLevels, default: 'off', since: '0.5.15' },
    ssl_protocols: {
      syntax: 'SSLv2|SSLv3|TLSv1|TLSv1.1|TLSv1.2|TLSv1.3 ...',
      in: mailLevels,
      default: 'TLSv1.2 TLSv1.3',
      since: '0.5.15',
      repeatable: 'words',
      caseless: true,
    },
    ssl_session_cache: { syntax: sslSessionCache, in: mailLevels, default: 'none', since: '0.7.63', repeatable: true },
    ssl_session_ticket_key: { syntax: '<file>', in: mailLevels, since: '1.5.7', repeatable: true },
    ssl_session_tickets: { syntax: '<flag>', in: mailLevels, default: 'on', since: '1.5.9' },
    ssl_session_timeout: { syntax: '<time>', in: mailLevels, default: '5m', since: '0.7.63' },
    ssl_trusted_certificate: { syntax: '<file>', in: mailLevels, since: '1.7.11' },
    ssl_verify_client: {
      syntax: 'off | on | optional | optional_no_ca',
      in: mailLevels,
      default: 'off',
      since: '1.7.11',
      caseless: true,
    },
    ssl_verify_depth: { syntax: '<number>', in: mailLevels, default: '1', since: '1.7.11' },
    starttls: { syntax: 'off | on | only', in: mailLevels, default: 'off', since: '0.5.15', caseless: true },
  },
})
