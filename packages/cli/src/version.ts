declare const NGINX_LINT_VERSION: string | undefined

/** What the bundle was made from. */
export const version = typeof NGINX_LINT_VERSION === 'string' ? NGINX_LINT_VERSION : 'dev'
