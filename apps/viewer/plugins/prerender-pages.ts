import { fileURLToPath } from "node:url";

import { createServer, type HtmlTagDescriptor, type Plugin } from "vite";

import type * as prerender from "../src/prerender.ts";

type Prerender = typeof prerender;

/** What a page may load: its own files, and WebAssembly that they carry. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * Writes the pages as a reader without JavaScript sees them, figures included: their models are trained here. The
 * figures' starting point is written beside them, for the script that brings them to life.
 */
export function prerenderPages(): Plugin {
  let isBuild = false;
  let trained: ReturnType<Prerender["trainFinishedRun"]> | undefined;
  return {
    name: "prerender-pages",
    configResolved: (config) => {
      isBuild = config.command === "build";
    },
    transformIndexHtml: {
      order: "pre",
      handler: async (html, { server, path }) => {
        const host = server ?? (await startServer());
        try {
          const { renderPages, trainFinishedRun, startingPointId } = (await host.ssrLoadModule(
            "/src/prerender.ts",
          )) as Prerender;
          trained ??= trainFinishedRun();
          const { startingPoint, finished } = await trained;
          const pages = await renderPages(startingPoint, finished);
          const page = pages.find(({ folder }) => path === `/${folder}index.html`);
          if (!page) throw new Error(`Cannot prerender ${path}: there is no such page`);
          const tags: HtmlTagDescriptor[] = [
            tag("title", {}, page.title),
            tag("meta", { name: "description", content: page.description }),
            tag("noscript", {}, [
              tag("link", {
                // Vite would bundle it with the styles that everybody gets.
                "vite-ignore": true,
                rel: "stylesheet",
                href: `${page.folder === "" ? "./" : "../"}without-script.css`,
              }),
            ]),
            {
              ...tag(
                "script",
                { type: "application/json", id: startingPointId },
                JSON.stringify(startingPoint),
              ),
              injectTo: "body",
            },
          ];
          // Vite's own scripts and styles for development stand inline.
          if (isBuild) {
            tags.unshift(
              tag("meta", {
                "http-equiv": "Content-Security-Policy",
                content: contentSecurityPolicy,
              }),
            );
          }
          return {
            html: html.replace("<!--page-->", () => page.body),
            tags,
          };
        } finally {
          if (!server) await host.close();
        }
      },
    },
  };
}

function tag(
  name: string,
  attrs: Record<string, string | boolean>,
  children?: string | HtmlTagDescriptor[],
): HtmlTagDescriptor {
  return {
    tag: name,
    attrs,
    ...(children === undefined ? {} : { children }),
    injectTo: "head-prepend",
  };
}

/** Runs the sources while there is no development server. */
async function startServer(): ReturnType<typeof createServer> {
  return createServer({
    root: fileURLToPath(new URL("..", import.meta.url)),
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    appType: "custom",
    logLevel: "error",
    optimizeDeps: { noDiscovery: true },
  });
}
