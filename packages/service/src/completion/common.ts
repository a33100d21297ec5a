/** What most configurations are written with: offered first, where it may stand. */
export const common: ReadonlySet<string> = new Set(
  `access_log add_header alias allow auth_basic auth_basic_user_file client_max_body_size default_type deny error_log
  error_page events expires fastcgi_param fastcgi_pass gzip gzip_types http if include index internal keepalive
  keepalive_timeout limit_req limit_req_zone listen location log_format map pid proxy_cache proxy_cache_path
  proxy_cache_valid proxy_http_version proxy_pass proxy_read_timeout proxy_set_header resolver return rewrite root
  sendfile server server_name server_tokens set ssl_certificate ssl_certificate_key ssl_ciphers ssl_protocols
  ssl_session_cache stream try_files types upstream user worker_connections worker_processes`.split(/\s+/),
)

/** The variables that most configurations use. */
export const commonVariables: ReadonlySet<string> = new Set(
  `arg_ args binary_remote_addr body_bytes_sent cookie_ document_root fastcgi_script_name host http_ http_host http_referer
  http_upgrade http_user_agent http_x_forwarded_for https is_args proxy_add_x_forwarded_for query_string remote_addr
  remote_user request request_filename request_id request_method request_time request_uri scheme server_name server_port
  server_protocol ssl_preread_server_name status time_local upstream_addr upstream_cache_status upstream_response_time
  uri`.split(/\s+/),
)
