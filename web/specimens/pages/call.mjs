import { page } from "../parts.mjs";

const main = `
<div class="head"><div>
<p class="over">第14届 · 2026年</p>
<h1>我想和海那边的朋友一起度过的一天</h1>
<p class="lede">邀请东北亚六国会员地方政府的儿童和青少年，用一幅画讲讲这一天。不收费，不需要孩子的邮箱，手机拍照就能寄来。</p>
</div></div>
<p class="actions"><a class="button button-large" href="enter.html">报名并寄出作品</a><a class="button button-quiet button-large" href="#">老师：一次寄出全班作品</a></p>

<div class="columns part">
<div class="prose">
<h2>画什么</h2>
<p>海、草原、雪山的那一边，也有和你一样大的孩子。如果能一起过一天，你们会去哪里，吃什么，玩什么？请画下来。画得像不像不要紧，要紧的是那一天只有你想得到。</p>
<h2>谁可以参加</h2>
<div class="table-wrap"><table class="table table-stack">
<caption>年龄按2026年9月30日计算</caption>
<thead><tr><th scope="col">组别</th><th scope="col">年龄</th><th scope="col">纸张</th><th scope="col">材料</th></tr></thead>
<tbody>
<tr><th scope="row">甲组</th><td data-label="年龄">6至9岁</td><td data-label="纸张">八开或A3</td><td data-label="材料">蜡笔、水彩、彩铅等，不限</td></tr>
<tr><th scope="row">乙组</th><td data-label="年龄">10至13岁</td><td data-label="纸张">八开或A3</td><td data-label="材料">不限</td></tr>
<tr><th scope="row">丙组</th><td data-label="年龄">14至18岁</td><td data-label="纸张">四开或A2以内</td><td data-label="材料">不限，含版画</td></tr>
</tbody></table></div>
<h2>怎样寄来</h2>
<ol class="steps">
<li><b>画好</b><p>画在纸上，自己画。不接受人工智能生成的图像。</p></li>
<li><b>拍照或扫描</b><p>在窗边，从正上方拍。网页会马上告诉你照片够不够大、够不够亮。</p></li>
<li><b>填一页表</b><p>名字、年龄、地区、题目。写到一半可以明天再写，内容留在这部手机里。</p></li>
<li><b>家长同意</b><p>每一种用途分开问。只同意参加，也一样评审。</p></li>
</ol>
<h2>怎样评审</h2>
<p>评委只看到编号、画、题目和你的话，看不到名字、学校和国家。每幅画至少由三位评委分别打分；评委不评自己国家的作品。结果先公示十天，任何人都可以提出异议。<a href="#">详细的评审方式</a></p>
</div>
<aside class="stack">
<section class="panel" aria-labelledby="days"><h2 id="days">截止</h2>
<p class="number">34天</p>
<p><time datetime="2026-09-30T18:00:00+09:00" data-time-says="你那里是{time}">9月30日18:00（首尔时间）</time><br><span class="quiet">北京时间17:00</span></p></section>
<section class="panel" aria-labelledby="cal"><h2 id="cal">日程</h2>
<dl class="facts facts-stacked"><dt>10月12日至26日</dt><dd>评审</dd><dt>11月3日至13日</dt><dd>公示</dd><dt>11月20日</dt><dd>公布结果，发放证书</dd><dt>2027年春</dt><dd>巡回展</dd></dl></section>
<section class="panel" aria-labelledby="awards"><h2 id="awards">奖项</h2>
<dl class="facts facts-stacked"><dt>最佳作品奖</dt><dd>1名</dd><dt>优秀作品奖</dt><dd>5名</dd><dt>鼓励奖</dt><dd>20名</dd><dt>入围奖</dt><dd>120名</dd></dl><p class="small quiet">每一位参加者都有参赛证书，上面印着自己的画。</p></section>
</aside>
</div>`;

export default page({ lang: "zh", title: "征集作品", here: "call", main, main_class: "page-middle" });
