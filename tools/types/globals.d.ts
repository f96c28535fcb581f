// What Wagtail's editor puts on `window`, for the checks of our own modules.
interface Window {
  telepath: { register(name: string, constructor: Function): void };
  wagtailStreamField: Record<string, any>;
}
