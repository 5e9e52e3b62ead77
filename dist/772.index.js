export const id = 772;
export const ids = [772];
export const modules = {

/***/ 4772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseJunitHistory: () => (/* binding */ parseJunitHistory)
/* harmony export */ });
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(316);

function parseJunitHistory(_text, _source) {
    return { history: _history_js__WEBPACK_IMPORTED_MODULE_0__/* .EMPTY_HISTORY */ .nF, problems: [] };
}


/***/ })

};
