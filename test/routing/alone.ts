import { spawnSync } from 'node:child_process'

const MARK = 'NGINX_LINT_ALONE'

/**
 * Runs this script again where the only network is a loopback of its own: all ports are free there, and what listens on
 * all addresses is reached from nowhere else. Where Linux does not allow that, it says so and goes on.
 */
export function runAlone(): void {
  if (process.env[MARK] !== undefined) return
  const root = process.getuid?.() === 0 ? [] : ['-r']
  const inside = [...root, '-n', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"']
  if (spawnSync('unshare', [...inside, 'true']).status !== 0) {
    console.log('no network of its own can be had here: "listen 18080" is on all addresses while this runs')
    return
  }
  const [script, ...args] = process.argv.slice(1)
  const again = [process.execPath, 'test/run.mjs', script!, ...args]
  const { status } = spawnSync('unshare', [...inside, ...again], {
    stdio: 'inherit',
    env: { ...process.env, [MARK]: '1' },
  })
  process.exit(status ?? 1)
}
