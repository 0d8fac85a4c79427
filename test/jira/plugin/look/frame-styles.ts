/**
 * What the imitation adds to AUI. Colours come from the design tokens where they have values, and are Jira's original ones elsewhere;
 * the second part is all there is to see when the AUI package is not installed.
 */
export const FRAME_STYLES = `
html { background: var(--ds-surface, #fff); color: var(--ds-text, #172b4d); }
body { margin: 0; font: 14px/1.43 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Droid Sans", Ubuntu, sans-serif; color: inherit; }
html:not([data-theme]) .aui-header { background: #0747a6; border-bottom: 0; }
html:not([data-theme]) #header .aui-nav > li > a, html:not([data-theme]) #header #logo a, html:not([data-theme]) .standin-person { color: #deebff; }
html:not([data-theme]) .aui-navgroup-horizontal { background: #f4f5f7; border-bottom: 1px solid #dfe1e6; }
html:not([data-theme]) .aui-nav-selected > a { color: #0052cc; font-weight: 600; }
html:not([data-theme]) .aui-page-panel { background: #fff; border-color: #dfe1e6; }
html:not([data-theme]) .aui-page-panel-nav { border-right: 1px solid #dfe1e6; }
.aui-header-inner { display: flex; justify-content: space-between; align-items: center; min-height: 56px; padding: 0 16px; }
.aui-header-primary, .aui-header-secondary { display: flex; align-items: center; gap: 12px; }
.aui-header .aui-nav { display: flex; align-items: center; gap: 12px; margin: 0; padding: 0; list-style: none; }
.aui-header a { text-decoration: none; }
.standin-theme { text-transform: capitalize; }
.standin-theme[aria-current] { text-decoration: underline; }
.standin-content { min-height: calc(100vh - 160px); }
.standin-admin { margin: 0; padding: 12px 20px; font-size: 20px; font-weight: 500; }
.standin-narrow { max-width: 480px; margin: 60px auto; }
.standin-table { border-collapse: collapse; width: 100%; }
.standin-table th, .standin-table td { text-align: left; overflow-wrap: anywhere; padding: 6px 10px; border-bottom: 1px solid var(--ds-border, #dfe1e6); }
.aui-navgroup-horizontal .aui-nav { display: flex; gap: 20px; margin: 0; padding: 0 20px; list-style: none; }
.aui-navgroup-horizontal .aui-nav a { display: block; padding: 10px 0; text-decoration: none; }
.aui-page-panel-inner { display: flex; width: 100%; table-layout: auto; }
.aui-page-panel-nav { flex: 0 0 200px; padding: 20px; box-sizing: border-box; }
.aui-page-panel-nav .aui-nav { list-style: none; margin: 0; padding: 0; }
.aui-page-panel-nav .aui-nav a { display: block; padding: 5px 10px; text-decoration: none; }
.aui-page-panel-content { flex: 1 1 auto; min-width: 0; padding: 20px; box-sizing: border-box; }
`;
