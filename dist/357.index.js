export const id = 357;
export const ids = [357];
export const modules = {

/***/ 94357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   convergeGate: () => (/* binding */ convergeGate)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82767);

async function convergeGate(_needs) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1('gate mode is still to come');
}


/***/ })

};
