/** What the inbox does besides what its forms do by themselves: files dropped anywhere on the page, and progress without reloading. */
const size = (bytes) =>
	bytes >= 1024 ** 2 ? `${Math.round(bytes / 1024 ** 2)} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;

// A page that is loaded again forgets where its address pointed.
if (location.hash === '#lage') document.getElementById('lage')?.focus();

const form = document.querySelector('form[data-slapp]');
if (form) {
	const input = form.querySelector('input[type=file]');
	const status = form.querySelector('[role=status]');
	const button = form.querySelector('button');
	const { filByte, totaltByte, filer } = form.dataset;
	/** So many names are said. */
	const MOST = 5;
	const fault = (files) => {
		const large = files.find((file) => file.size > Number(filByte));
		if (large)
			return `${large.name} är större än ${size(Number(filByte))}, gränsen för en fil. Dela den i flera.`;
		if (files.length > Number(filer)) return `Fler än ${filer} filer. Skicka dem i flera omgångar.`;
		const total = files.reduce((sum, file) => sum + file.size, 0);
		return total > Number(totaltByte)
			? `Filerna är tillsammans större än ${size(Number(totaltByte))}. Skicka dem i flera omgångar.`
			: '';
	};
	const say = () => {
		const files = [...input.files];
		const total = files.reduce((sum, file) => sum + file.size, 0);
		const wrong = fault(files);
		button.disabled = wrong !== '';
		const one = files.length === 1;
		const names = files.slice(0, MOST).map(({ name }) => name);
		if (files.length > MOST) names.push(`och ${files.length - MOST} till`);
		status.textContent =
			files.length === 0
				? ''
				: wrong ||
					`${one ? 'En fil är vald' : `${files.length} filer är valda`} (${size(total)}): ${names.join(', ')}`;
	};
	input.addEventListener('change', say);
	input.addEventListener('invalid', (event) => {
		event.preventDefault();
		status.textContent = 'Välj minst en fil först.';
	});
	form.addEventListener('submit', () => {
		status.textContent = 'Skickar …';
		button.disabled = true;
	});
	// Come back to by Back, the page stands as it was left.
	addEventListener('pageshow', say);
	const over = (yes) => document.body.classList.toggle('over', yes);
	addEventListener('dragover', (event) => {
		if (!event.dataTransfer?.types.includes('Files')) return;
		event.preventDefault();
		over(true);
	});
	addEventListener('dragleave', (event) => {
		if (!event.relatedTarget) over(false);
	});
	addEventListener('drop', (event) => {
		if (!event.dataTransfer?.types.includes('Files')) return;
		event.preventDefault();
		over(false);
		input.files = event.dataTransfer.files;
		say();
		button.focus();
	});
}

const run = document.querySelector('[data-folj]');
if (run) {
	const bar = run.querySelector('progress');
	const status = run.querySelector('[role=status]');
	const ask = async () => {
		try {
			const answer = await fetch(run.dataset.folj, { headers: { accept: 'application/json' } });
			const { gar } = answer.ok ? await answer.json() : { gar: null };
			if (!gar) return location.reload();
			bar.max = gar.total;
			bar.value = gar.done;
			const text = `Steg ${Math.min(gar.done + 1, gar.total)} av ${gar.total}: ${gar.text}`;
			if (status.textContent !== text) status.textContent = text;
		} catch {
			status.textContent = 'Stegvis svarar inte just nu. Arbetet går vidare; sidan frågar igen.';
		}
		setTimeout(ask, 700);
	};
	setTimeout(ask, 700);
}
