// Draws the OpenAPI document into the page. Nothing is loaded from elsewhere.
"use strict";

const place = document.getElementById("api-docs");

window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  validatorUrl: null,
  supportedSubmitMethods: ["get"],
  presets: [window.SwaggerUIBundle.presets.apis],
});
