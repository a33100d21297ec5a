/** A configuration as large installations have them: `servers` virtual hosts, about 800 bytes each. */
export function largeConfiguration(servers: number): string {
  const blocks = Array.from({ length: servers }, (_, i) => server(i))
  return `worker_processes auto;
events {
    worker_connections 4096;
}

http {
    include mime.types;
    log_format main '$remote_addr - $remote_user [$time_local] "$request" '
                    '$status $body_bytes_sent "$http_referer" "$http_user_agent"';
    limit_req_zone $binary_remote_addr zone=perip:10m rate=10r/s;
    gzip on; server_names_hash_max_size 262144;

${blocks.join('\n')}}
`
}

/** One server with so many locations by regular expression, the last but one of which takes all that the last one would. */
export function manyLocations(count: number): string {
  const patterns = Array.from({ length: count - 1 }, (_, i) => `^/app${i}/(?<rest>[a-z/]+)\\.(php|html?)$`)
  patterns.push(`^/app${count - 2}/[a-z]+\\.php$`)
  return `events { }
http {
    server {
        server_name example.com;
${patterns.map((pattern) => `        location ~ ${pattern} { return 204; }`).join('\n')}
    }
}
`
}

const server = (i: number): string => `    upstream backend_${i} {
        server 10.${i >> 16}.${(i >> 8) & 255}.${i & 255}:8080 max_fails=3 fail_timeout=30s;
        keepalive 16;
    }
    server {
        listen 443 ssl;
        server_name shop${i}.example.com www.shop${i}.example.com;
        ssl_certificate /etc/ssl/shop${i}.crt;
        ssl_certificate_key /etc/ssl/shop${i}.key;
        root /srv/www/shop${i};
        access_log /var/log/nginx/shop${i}.log main buffer=32k;
        # the application
        location / {
            limit_req zone=perip burst=20 nodelay;
            proxy_pass http://backend_${i};
            proxy_set_header Host $host;
            proxy_set_header X-Real-IP $remote_addr;
        }
        location ~* \\.(png|jpe?g|css|js)$ {
            expires 30d;
            add_header Cache-Control "public, max-age=2592000";
        }
    }
`
