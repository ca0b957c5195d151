import { chromium } from 'playwright-core';
const [,, path, out, width='1440', sel='main', y='0'] = process.argv;
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const p = await (await b.newContext({viewport:{width:+width,height:1500}, javaScriptEnabled: false})).newPage();
await p.goto('http://127.0.0.1:4871'+path); const box = await p.locator(sel).first().boundingBox();
await p.screenshot({path:out, fullPage:true, clip:{x:0,y:Math.max(0,box.y+Number(y)-10),width:+width,height:1500}});
await b.close();
