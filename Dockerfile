# The same as `npm start`, by a user without rights: the demo is loaded at the first start, pages are built here.
#   docker build -t stegvis .
#   docker run --rm -p 4173:4173 -e ORIGIN=http://localhost:4173 -v stegvis-data:/srv/stegvis/data/warehouse stegvis
# One's own files: docker run … -v /min/mapp:/in:ro stegvis node scripts/start.mjs --data /in
FROM node:24-slim AS build
WORKDIR /srv/stegvis
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node scripts/prepare.mjs && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production STEGVIS_HOST=0.0.0.0 STEGVIS_PORT=4173 UV_THREADPOOL_SIZE=16
WORKDIR /srv/stegvis
COPY --from=build /srv/stegvis ./
# Only the warehouse can be written to; the program itself belongs to root.
RUN mkdir -p data/warehouse && chown node:node data data/warehouse
USER node
VOLUME /srv/stegvis/data/warehouse
EXPOSE 4173
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
	CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.STEGVIS_PORT+'/halsa').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "scripts/start.mjs"]
