# Artisanumérique in one image: the site (default command) and its worker share it.
FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM python:3.11-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 \
    PYTHONPATH=/app/site:/app DJANGO_SETTINGS_MODULE=artisanumerique.settings.production
# The walls around media tools, the browser that draws the posters of 3D models, what draws booklets,
# and Node, which packs models.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends bubblewrap chromium libseccomp2 \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
 && rm -rf /var/lib/apt/lists/*
COPY --from=packages /usr/local/bin/node /usr/local/bin/node
WORKDIR /app
COPY requirements.txt constraints.txt ./
RUN pip install -r requirements.txt
COPY --from=packages /app/node_modules node_modules
COPY . .
# Collecting needs settings, not secrets: these values serve this one command.
RUN python -m tools.messages compile \
 && AN_SECRET_KEY=only-to-collect-static-files-never-to-sign-a-session-00 AN_BASE_URL=https://localhost \
    python manage.py collectstatic --noinput --verbosity 0 \
 && useradd --system --home /app craft && mkdir -p var && chown -R craft var
USER craft
VOLUME ["/app/var"]
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz')"]
CMD ["gunicorn", "artisanumerique.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4"]
