# The server, with the drivers of both databases, a model's client and traces.
#
#   docker build -t advisor .
#   docker run --rm -p 127.0.0.1:8000:8000 -v advisor:/var/lib/advisor advisor
#
# tests/test_images.py keeps this file and compose.yaml true to the program.

FROM python:3.13-slim-bookworm AS build
WORKDIR /src
# What is installed hangs on the lock alone, so that a change to the program does not install it all again.
COPY requirements-serve.lock ./
RUN python -m venv /opt/advisor \
 && /opt/advisor/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements-serve.lock
COPY pyproject.toml README.md LICENSE ./
COPY advisor advisor
COPY prompts prompts
COPY rubrics rubrics
RUN /opt/advisor/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation .

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin advisor \
 && install --directory --owner advisor --mode 0700 /var/lib/advisor /var/cache/advisor
COPY --from=build /opt/advisor /opt/advisor
ENV PATH=/opt/advisor/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    XDG_CACHE_HOME=/var/cache/advisor \
    ADVISOR_DATABASE_URL=sqlite:////var/lib/advisor/advisor.db \
    ADVISOR_PORTAL_LOG=json
USER advisor
VOLUME /var/lib/advisor
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request as http; http.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["advisor"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
