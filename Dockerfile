# One image for every role: docker build -t linli .   Settings: README.md; how to run it: docs/operations.md
FROM node:24-bookworm-slim
# A Chinese font, whose glyphs are put into printed papers (docs/decisions/017-fonts-of-papers.md).
RUN apt-get update && apt-get install -y --no-install-recommends fonts-wqy-microhei && rm -rf /var/lib/apt/lists/*
WORKDIR /linli
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY tsconfig.json tsconfig.web.json vite.config.ts ./
COPY tools ./tools
COPY demo ./demo
COPY src ./src
COPY deploy ./deploy
# The pages are built here, so that no container builds them at its start.
RUN npm run build && mkdir /data /backups && chown node:node /data /backups
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data LINLI_DEMO=off
# As tools/serving.json has it for `npm start`; what NODE_OPTIONS may not say stands in ENTRYPOINT.
ENV NODE_OPTIONS="--max-old-space-size=1024 --max-semi-space-size=16" MALLOC_ARENA_MAX=2
USER node
VOLUME ["/data", "/backups"]
EXPOSE 3000
HEALTHCHECK --start-period=60s --interval=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "--heap-growing-percent=20", "src/app/cli.ts"]
CMD ["start"]
