import { defineModule } from '../../module.ts'

export const rtsig = defineModule({
  name: 'ngx_rtsig_module',
  family: 'core',
  directives: {
    rtsig_overflow_events: { syntax: '<number>', in: ['events'], removed: '1.9.0' },
    rtsig_overflow_test: { syntax: '<number>', in: ['events'], removed: '1.9.0' },
    rtsig_overflow_threshold: { syntax: '<number>', in: ['events'], removed: '1.9.0' },
    rtsig_signo: { syntax: '<number>', in: ['events'], removed: '1.9.0' },
  },
})
