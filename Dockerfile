# docker build -t nginx-lint . && docker run --rm -v "$PWD:/work:ro" nginx-lint nginx.conf
FROM node:24-alpine
ARG VERSION=0.1.0
RUN npm install --global --no-audit --no-fund "nginx-lint@$VERSION" && npm cache clean --force
WORKDIR /work
USER node
ENTRYPOINT ["nginx-lint"]
