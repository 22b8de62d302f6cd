// Runs before the first paint, so that no wrong theme flashes. Reads what src/lib/preferences.ts keeps.
try {
  var theme = JSON.parse(localStorage.getItem("parley.preferences") || "{}").theme;
  if (theme === "light" || theme === "dark") document.documentElement.setAttribute("data-theme", theme);
} catch (error) {
  // Without storage the theme follows the system.
}
