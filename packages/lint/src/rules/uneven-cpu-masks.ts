import { statementsOf } from '@nginx-lint/analysis'
import { count, headOf } from '../places.ts'
import { conf, defineRule } from '../rule.ts'

export default defineRule({
  id: 'uneven-cpu-masks',
  group: 'correctness',
  severity: 'warning',
  summary: 'There is not one mask of "worker_cpu_affinity" for each worker process',
  docs: `
    Each mask of \`worker_cpu_affinity\` binds one worker process to processors. With fewer masks than processes the last
    one holds for all that remain, and masks too many are passed over: nginx warns of both. One mask alone is meant for
    all processes. \`auto\` counts by itself.
  `,
  nginxSays: [
    'the number of "worker_processes" is not equal to the number of "worker_cpu_affinity" masks, using last mask for remaining worker processes',
  ],
  bad: [
    {
      code: conf`
        worker_processes 4;
        worker_cpu_affinity 0001 0010 0100;
        # <---------------------------------- warning[uneven-cpu-masks]: these are 3 masks, and there are 4 worker processes
        events { }
      `,
    },
    {
      code: conf`
        events { }
        worker_cpu_affinity 01 10;
        # <------------------------- warning[uneven-cpu-masks]: these are 2 masks, and there is 1 worker process
      `,
    },
  ],
  good: [
    conf`
      worker_processes 2;
      worker_cpu_affinity 01 10;
      events { }
    `,
    conf`
      worker_processes 4;
      worker_cpu_affinity 0101;
      events { }
    `,
    conf`
      worker_processes auto;
      worker_cpu_affinity 01 10;
      events { }
    `,
    conf`
      worker_processes 4;
      worker_cpu_affinity auto 0011;
      events { }
    `,
    conf`worker_cpu_affinity 01 10;`,
  ],
  // ngx_core_module_init_conf()
  checkProject({ root, complete }, report) {
    const [masks] = statementsOf(root, 'worker_cpu_affinity')
    if (!complete || !masks?.fit?.ok || masks.args[0] === 'auto' || masks.args.length < 2) return
    const processes = statementsOf(root, 'worker_processes')[0]?.args[0] ?? '1'
    if (!/^\d+$/.test(processes) || Number(processes) === masks.args.length) return
    const verb = processes === '1' ? 'is' : 'are'
    report(
      masks.file,
      headOf(masks),
      `these are ${count(masks.args.length, 'mask')}, and there ${verb} ${processes} worker process${processes === '1' ? '' : 'es'}`,
    )
  },
})
