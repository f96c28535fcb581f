// The modules of media-chrome that themes/base/static/js/film-chrome.js names by their place in static files.
declare module "*/npm/media-chrome/media-controller.js" ;
declare module "*/npm/media-chrome/media-captions-button.js";
declare module "*/npm/media-chrome/media-fullscreen-button.js";
declare module "*/npm/media-chrome/media-gesture-receiver.js";
declare module "*/npm/media-chrome/media-loading-indicator.js";
declare module "*/npm/media-chrome/media-mute-button.js";
declare module "*/npm/media-chrome/media-pip-button.js";
declare module "*/npm/media-chrome/media-play-button.js";
declare module "*/npm/media-chrome/media-time-display.js";
declare module "*/npm/media-chrome/media-time-range.js";
declare module "*/npm/media-chrome/media-volume-range.js";
declare module "*/npm/media-chrome/utils/i18n.js" {
  export function addTranslation(language: string, words: Record<string, string>): void;
}
declare module "*/npm/media-chrome/lang/fr.js" { export const Fr: Record<string, string>; }
