var o=(r,e)=>()=>{try{return e||r((e={exports:{}}).exports,e),e.exports}catch(l){throw e=0,l}};var u=o((exports,module)=>{module.exports=eval("require")("..")});export default u();
