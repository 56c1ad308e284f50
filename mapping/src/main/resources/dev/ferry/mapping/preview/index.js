(function () {
  "use strict";
  var search = document.getElementById("search");
  var boxes = Array.prototype.slice.call(document.querySelectorAll("input[name=flag]"));
  var count = document.getElementById("count");
  var later;
  var rows = Array.prototype.map.call(document.getElementById("issues").rows, function (row) {
    return {
      row: row,
      link: row.querySelector("a"),
      text: (row.cells[0].textContent + " " + row.cells[1].textContent).toLowerCase(),
      flags: row.getAttribute("data-flags").split(" ")
    };
  });

  function filter() {
    var words = search.value.toLowerCase().split(/\s+/);
    var flags = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    var shown = 0;
    rows.forEach(function (one) {
      var fits = words.every(function (word) { return one.text.indexOf(word) >= 0; })
        && flags.every(function (flag) { return one.flags.indexOf(flag) >= 0; });
      one.row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    count.textContent = (shown === rows.length ? "" : shown + " of ") + rows.length + (rows.length === 1 ? " issue" : " issues");
  }

  function move(step) {
    var visible = rows.filter(function (one) { return !one.row.hidden; });
    var at = visible.findIndex(function (one) { return one.link === document.activeElement; });
    var next = at < 0 ? (step > 0 ? 0 : -1) : at + step;
    if (next >= 0 && next < visible.length) {
      visible[next].link.focus();
    } else if (next < 0) {
      search.focus();
    }
  }

  document.getElementById("find").hidden = false;
  search.addEventListener("input", function () {
    clearTimeout(later);
    later = setTimeout(filter, 100);
  });
  boxes.forEach(function (box) { box.addEventListener("change", filter); });
  // The browser fills in again what was typed when somebody comes back.
  window.addEventListener("pageshow", filter);
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (document.activeElement.type !== "checkbox") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      }
    } else if (event.key === "Enter" && document.activeElement === search) {
      filter();
      move(1);
    }
  });
})();
