import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus may read; never a person, a display's name or an address in a label. */
export interface Metrics {
  readonly registry: Registry;
  /** A request to a route of the table, by its template. */
  request(method: string, route: string, status: number, seconds: number): void;
  /** A number that is asked for when Prometheus reads. */
  gauge(name: string, help: string, read: () => number): void;
}

/** A registry of its own, with Node's figures. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'niem_yet_http_seconds',
    help: 'Duration of requests to the API',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  return {
    registry,
    request: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    gauge: (name, help, read) => {
      const made: Gauge = new Gauge({ name, help, registers: [registry], collect: () => made.set(read()) });
    },
  };
}

/** `/metrics` on a listener of its own, bound to loopback: it is not public on any address. */
export function metricsServer(metrics: Metrics): Server {
  return createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
    metrics.registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': metrics.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
}
