(function () {
  "use strict";
  var links = { j: "a[rel=next]", k: "a[rel=prev]", u: "nav a:not([rel])" };
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !Object.prototype.hasOwnProperty.call(links, event.key)) {
      return;
    }
    var link = document.querySelector(links[event.key]);
    if (link) {
      event.preventDefault();
      link.click();
    }
  });
})();
