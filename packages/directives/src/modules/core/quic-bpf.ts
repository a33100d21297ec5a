import { defineModule } from '../../module.ts'

export const quicBpf = defineModule({
  name: 'ngx_quic_bpf_module',
  family: 'core',
  directives: {
    quic_bpf: { syntax: '<flag>', in: ['main'], default: 'off', since: '1.25.0' },
  },
})
